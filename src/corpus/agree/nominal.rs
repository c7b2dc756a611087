//! Agreement on values that are the same or not: percent, Cohen's kappa, Krippendorff's alpha.

use std::collections::BTreeMap;

/// How far two observers agree on the values of the same items.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nominal {
    /// How many items both have judged.
    pub items: usize,
    /// On how many of them they gave the same value.
    pub agreed: usize,
    /// Cohen's kappa; none where chance alone would have them agree on everything.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha; none where there is but one value.
    pub alpha: Option<f64>,
}

impl Nominal {
    /// The measures of `pairs`, each the values that the two observers gave to one item.
    #[must_use]
    pub fn of<T: Ord>(pairs: &[(T, T)]) -> Self {
        let units: Vec<Vec<Option<&T>>> = pairs.iter().map(|(one, other)| vec![Some(one), Some(other)]).collect();
        Self {
            items: pairs.len(),
            agreed: pairs.iter().filter(|(one, other)| one == other).count(),
            kappa: cohen_kappa(pairs),
            alpha: krippendorff_alpha(&units),
        }
    }

    /// The share of items on which they agree, from 0 to 100.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        (self.items > 0).then(|| 100.0 * number(self.agreed) / number(self.items))
    }
}

/// Cohen's kappa, `(p_o − p_e) / (1 − p_e)`, where `p_o` is the share of items with the same value and `p_e` the sum over
/// all values of the product of the two observers' shares (J. Cohen, "A Coefficient of Agreement for Nominal Scales",
/// Educational and Psychological Measurement 20, 1960). None where there is no item, or `p_e` is 1.
#[must_use]
pub fn cohen_kappa<T: Ord>(pairs: &[(T, T)]) -> Option<f64> {
    let total = number(pairs.len());
    let mut counts: BTreeMap<&T, (usize, usize)> = BTreeMap::new();
    for (one, other) in pairs {
        counts.entry(one).or_default().0 += 1;
        counts.entry(other).or_default().1 += 1;
    }
    // With one value, the shares are 1 and nothing is left to chance; sums of quotients might miss that by a hair.
    if counts.len() < 2 {
        return None;
    }
    let observed = number(pairs.iter().filter(|(one, other)| one == other).count()) / total;
    let expected: f64 = counts.values().map(|(one, other)| number(*one) / total * (number(*other) / total)).sum();
    Some((observed - expected) / (1.0 - expected))
}

/// Krippendorff's alpha for nominal values, any number of observers, and gaps where one has not judged: `1 − D_o/D_e
/// = 1 − (n − 1) · Σ_{c≠k} o_ck / Σ_{c≠k} n_c·n_k`, where a unit with m values adds 1/(m − 1) to `o_ck` for each ordered
/// pair of values in it, `n_c` is the sum of `o_ck` over k, and n that of all (K. Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability", 2011). None where all values are one.
#[must_use]
pub fn krippendorff_alpha<T: Ord>(units: &[Vec<Option<T>>]) -> Option<f64> {
    let mut totals: BTreeMap<&T, usize> = BTreeMap::new();
    let mut observed = 0.0;
    for unit in units {
        let mut values: BTreeMap<&T, usize> = BTreeMap::new();
        for value in unit.iter().flatten() {
            *values.entry(value).or_default() += 1;
        }
        let count: usize = values.values().sum();
        // A value that stands alone can be compared with nothing.
        if count < 2 {
            continue;
        }
        for (value, times) in values {
            *totals.entry(value).or_default() += times;
            observed += number(times) * number(count - times) / number(count - 1);
        }
    }
    let all: usize = totals.values().sum();
    let expected: f64 = totals.values().map(|times| number(*times) * number(all - times)).sum();
    (expected > 0.0).then(|| 1.0 - number(all - 1) * observed / expected)
}

#[expect(clippy::cast_precision_loss, reason = "counts of items are far below 2^52")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Option<f64>, other: f64) {
        let one = one.expect("a number");
        assert!((one - other).abs() < 0.0005, "{one} is not {other}");
    }

    /// One letter an item; a dot where there is no judgement.
    fn alpha(observers: &[&str]) -> Option<f64> {
        let units: Vec<Vec<Option<char>>> = (0..observers[0].len())
            .map(|at| observers.iter().map(|row| row.chars().nth(at).filter(|value| *value != '.')).collect())
            .collect();
        krippendorff_alpha(&units)
    }

    fn pairs(one: &str, other: &str) -> Vec<(char, char)> {
        one.chars().zip(other.chars()).collect()
    }

    #[test]
    fn alpha_is_that_of_krippendorffs_worked_examples() {
        // "Computing Krippendorff's Alpha-Reliability", sections A, B and C.
        near(alpha(&["0100000010", "1110010000"]), 0.095);
        near(alpha(&["aabbdcccedda", "babbbccceddd"]), 0.692);
        near(alpha(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."]), 0.743);
    }

    #[test]
    fn kappa_is_that_of_tables_worked_by_hand() {
        // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o = .7, p_e = .5 · .6 + .5 · .4 = .5.
        let table = [("yy", 20), ("yn", 5), ("ny", 10), ("nn", 15)];
        let cell = |word: &str| (word.chars().next().expect("one"), word.chars().nth(1).expect("another"));
        let pairs: Vec<_> = table.iter().flat_map(|(word, times)| std::iter::repeat_n(cell(word), *times)).collect();
        near(cohen_kappa(&pairs), 0.4);
        assert_eq!(Nominal::of(&pairs).percent(), Some(70.0));
    }

    #[test]
    fn where_nothing_varies_there_is_nothing_to_measure() {
        for (one, other) in [("", ""), ("aaa", "aaa")] {
            let measures = Nominal::of(&pairs(one, other));
            assert_eq!((measures.kappa, measures.alpha), (None, None));
            assert_eq!(measures.agreed, one.len());
        }
        near(cohen_kappa(&pairs("aab", "aab")), 1.0);
        // One observer always says the same: no better than chance.
        near(cohen_kappa(&pairs("aaaa", "aabb")), 0.0);
        near(Nominal::of(&pairs("ab", "ba")).alpha, -0.5);
    }
}
