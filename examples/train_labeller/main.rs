//! Makes the model that reads references without marks, from nothing but lists and chance.
//!
//! ```sh
//! cargo run --release --example train_labeller -- src/extract/citation/bare/model.bin
//! ```
//!
//! takes some five minutes on one core, and gives the same bytes each time on one machine. `-- --show 20` prints what it
//! learns from. The word list that the model sees is kept by hand; the README beside it says how.

mod generate;
mod train;

pub(crate) use isnad::extract::bare as label;

use std::io::Write as _;
use train::Weights;

/// How many notes it reads.
const NOTES: usize = 300_000;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--show", count] => {
            let mut random = generate::Random::new(2);
            for _ in 0..count.parse().unwrap_or(10) {
                let (text, labels) = generate::sample(&mut random);
                writeln!(out, "{text}")?;
                for (word, label) in label::words(&text).iter().zip(labels) {
                    write!(out, " {}/{label:?}", word.text)?;
                }
                writeln!(out)?;
            }
            Ok(())
        }
        [path] => {
            let mut weights = Weights::new();
            let mut random = generate::Random::new(1);
            let mut loss = 0.0;
            for note in 1..=NOTES {
                loss += weights.learn(&mut random);
                if note % 20_000 == 0 {
                    writeln!(out, "{note} notes, loss {:.3} each", loss / 20_000.0)?;
                    loss = 0.0;
                }
                if note > NOTES / 2 && note % 1000 == 0 {
                    weights.average();
                }
            }
            std::fs::write(path, weights.bytes())
        }
        _ => writeln!(out, "usage: train_labeller MODEL | --show COUNT"),
    }
}
