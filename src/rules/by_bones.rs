//! Names looked up by their consonants.

use super::romanised::Bones;

/// What is looked up by what is heard of a name: a sorted list, since a list for each name would cost more than all
/// questions do, nearly all of which find nothing.
#[derive(Debug)]
pub(super) struct ByBones<T> {
    entries: Vec<(Bones, T)>,
    /// By the last eight bits: most that is asked for is not there.
    has: [bool; 256],
}

impl<T> ByBones<T> {
    /// The list of `entries`; those of one sound keep their order.
    pub(super) fn new(entries: impl Iterator<Item = (Bones, T)>) -> Self {
        let mut entries: Vec<(Bones, T)> = entries.collect();
        entries.sort_by_key(|(bones, _)| *bones);
        let mut has = [false; 256];
        for (bones, _) in &entries {
            has[bones.last_bits()] = true;
        }
        Self { entries, has }
    }

    /// Whether there is one that sounds so.
    pub(super) fn has(&self, bones: Bones) -> bool {
        self.has[bones.last_bits()] && self.of(bones).next().is_some()
    }

    /// Those that sound so.
    pub(super) fn of(&self, bones: Bones) -> impl Iterator<Item = &T> {
        let is_there = self.has[bones.last_bits()];
        let from =
            if is_there { self.entries.partition_point(|(other, _)| *other < bones) } else { self.entries.len() };
        self.entries[from..].iter().take_while(move |(other, _)| *other == bones).map(|(_, entry)| entry)
    }
}
