//! Conditional random fields (after Lafferty, `McCallum` and Pereira 2001), by stochastic gradient steps whose
//! length is set for each weight by the gradients it has seen (`AdaGrad`, after Duchi, Hazan and Singer 2011).

#![expect(clippy::needless_range_loop, reason = "matrices read better by their indices")]

use crate::generate::{Random, sample};
use crate::label::{Features, LABELS, SIZE, STEPS, features, words};

const RATE: f32 = 0.12;
/// How strongly weights are drawn back to zero.
const DECAY: f32 = 2e-6;

type Row = [f32; LABELS];

/// What is learned: rows as in the model file.
pub(crate) struct Weights {
    values: Vec<f32>,
    squares: Vec<f32>,
    averaged: Vec<f32>,
    averages: f32,
}

/// The chances of labels in one note, from before and from behind.
struct Chances {
    powers: Vec<Row>,
    moves: [Row; LABELS],
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Weights {
    pub(crate) fn new() -> Self {
        Self { values: vec![0.0; SIZE], squares: vec![0.0; SIZE], averaged: vec![0.0; SIZE], averages: 0.0 }
    }

    /// Adds the present weights to the mean that the model will have.
    pub(crate) fn average(&mut self) {
        for (sum, value) in self.averaged.iter_mut().zip(&self.values) {
            *sum += value;
        }
        self.averages += 1.0;
    }

    /// The model's bytes.
    #[expect(clippy::cast_possible_truncation, reason = "the value is clamped to the type")]
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let byte = |sum: &f32| ((sum / self.averages * STEPS).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
        self.averaged.iter().map(byte).collect()
    }

    fn step(&mut self, at: usize, gradient: f32) {
        if gradient.abs() < 1e-5 {
            return;
        }
        let gradient = gradient + DECAY * self.values[at];
        self.squares[at] += gradient * gradient;
        self.values[at] -= RATE * gradient / (self.squares[at].sqrt() + 1e-3);
    }

    /// One step towards the right labels of one note; the loss before it.
    pub(crate) fn learn(&mut self, random: &mut Random) -> f32 {
        let (text, labels) = sample(random);
        let words = words(&text);
        if words.is_empty() || words.len() > 300 {
            return 0.0;
        }
        let share = if random.chance(25) { 70 } else { 12 };
        let hidden: Vec<bool> = words.iter().map(|_| random.chance(share)).collect();
        let features = features(&words, &|at| hidden[at]);
        let gold: Vec<usize> = labels.iter().map(|label| *label as usize).collect();
        let chances = self.chances(&features);
        let mut moved = [[0.0; LABELS]; LABELS];
        let mut loss = 0.0;
        for at in 0..words.len() {
            let mut row = chances.forward[at];
            row.iter_mut().zip(&chances.backward[at]).for_each(|(chance, behind)| *chance *= behind);
            let row = scaled(row);
            loss -= row[gold[at]].max(1e-9).ln();
            for (label, chance) in row.iter().enumerate() {
                let gradient = chance - f32::from(u8::from(gold[at] == label));
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &feature in features.of(at) {
                    self.step((LABELS + 1 + feature as usize) * LABELS + label, gradient);
                }
                if at == 0 {
                    self.step(LABELS * LABELS + label, gradient);
                }
            }
            if at > 0 {
                chances.add_moves(at, &mut moved);
                moved[gold[at - 1]][gold[at]] -= 1.0;
            }
        }
        for (from, row) in moved.iter().enumerate() {
            for (to, gradient) in row.iter().enumerate() {
                self.step(from * LABELS + to, *gradient);
            }
        }
        loss
    }

    fn chances(&self, features: &Features) -> Chances {
        let length = features.len();
        let mut powers = vec![[0.0; LABELS]; length];
        for (at, row) in powers.iter_mut().enumerate() {
            let starts = features.of(at).iter().map(|&feature| (LABELS + 1 + feature as usize) * LABELS);
            for start in starts.chain((at == 0).then_some(LABELS * LABELS)) {
                for (sum, value) in row.iter_mut().zip(&self.values[start..start + LABELS]) {
                    *sum += value;
                }
            }
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            *row = row.map(|value| (value - top).exp());
        }
        let mut moves = [[0.0; LABELS]; LABELS];
        for (from, row) in moves.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = self.values[from * LABELS + to].exp();
            }
        }
        let mut forward = vec![[0.0; LABELS]; length];
        forward[0] = scaled(powers[0]);
        for at in 1..length {
            let mut row = [0.0; LABELS];
            for (from, chance) in forward[at - 1].iter().enumerate() {
                for (to, value) in row.iter_mut().enumerate() {
                    *value += chance * moves[from][to];
                }
            }
            for (value, power) in row.iter_mut().zip(&powers[at]) {
                *value *= power;
            }
            forward[at] = scaled(row);
        }
        let mut backward = vec![[1.0; LABELS]; length];
        for at in (0..length - 1).rev() {
            let mut row = [0.0; LABELS];
            for (from, value) in row.iter_mut().enumerate() {
                for to in 0..LABELS {
                    *value += moves[from][to] * powers[at + 1][to] * backward[at + 1][to];
                }
            }
            backward[at] = scaled(row);
        }
        Chances { powers, moves, forward, backward }
    }
}

impl Chances {
    /// Adds the chances of each move to the word `at` from the one before.
    fn add_moves(&self, at: usize, moved: &mut [Row; LABELS]) {
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut sum = 1e-30;
        for from in 0..LABELS {
            for to in 0..LABELS {
                let chance =
                    self.forward[at - 1][from] * self.moves[from][to] * self.powers[at][to] * self.backward[at][to];
                pairs[from][to] = chance;
                sum += chance;
            }
        }
        for (row, pairs) in moved.iter_mut().zip(&pairs) {
            for (value, chance) in row.iter_mut().zip(pairs) {
                *value += chance / sum;
            }
        }
    }
}

/// With a sum of one.
fn scaled(row: Row) -> Row {
    let sum = row.iter().sum::<f32>().max(1e-30);
    row.map(|value| value / sum)
}
