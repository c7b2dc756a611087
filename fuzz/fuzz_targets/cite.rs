//! Any line is a footnote.

#![no_main]

use isnad::{document, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    let note = document::inline(line, 0);
    for citation in extract::cite(&note).citations {
        let _ = &note.as_str()[citation.range];
        for field in citation.fields {
            let _ = &note.as_str()[field.range];
        }
    }
});
