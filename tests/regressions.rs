//! The inputs on which something once broke, each held against what must hold of any input. They lie in
//! `fuzz/regressions/TARGET/`, named for what they broke.

#[expect(unreachable_pub, reason = "it is the library of the fuzz targets")]
#[path = "../fuzz/src/lib.rs"]
mod properties;

use std::path::Path;
use std::{fs, panic};

#[test]
fn what_once_broke_is_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut seen = 0;
    let mut broken = Vec::new();
    for target in fs::read_dir(&folder).expect("the folder is there") {
        let target = target.expect("readable").path();
        let name = target.file_name().and_then(|name| name.to_str()).expect("a target's name is ASCII").to_owned();
        let (_, holds) =
            properties::TARGETS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no target {name}"));
        for input in fs::read_dir(&target).expect("a folder of inputs") {
            let input = input.expect("readable").path();
            let bytes = fs::read(&input).expect("readable");
            seen += 1;
            if panic::catch_unwind(|| holds(&bytes)).is_err() {
                broken.push(input);
            }
        }
    }
    assert!(seen > 0, "no input was found in {}", folder.display());
    assert!(broken.is_empty(), "{broken:#?}");
}
