//! Agreement on where something stands: Krippendorff's alpha for unitizing.

use super::nominal::number;
use std::ops::Range;

/// The disagreement of observers who each marked units of one kind on one continuum.
///
/// K. Krippendorff, "On the Reliability of Unitizing Continuous Data", Sociological Methodology 25 (1995), as given
/// again in his *Content Analysis*, 2nd ed. (2004), section 11.6. Of m observers on a continuum of length L:
///
/// - `D_o = Σ_i Σ_g Σ_{j≠i} Σ_h δ² / (m(m − 1)L²)`, where δ² of two units that overlap is the sum of the squares of
///   how far their starts and their ends lie apart, δ² of a unit that lies in a gap of the other observer is the
///   square of its length, and all else is 0.
/// - `D_e = 2/L · Σ_u ((N − 1)/3 · (2l³ − 3l² + l) + l² · Σ_g (g − l + 1)) / (mL(mL − 1) − Σ_u l(l − 1))`, over all
///   units u, N of them and each of a length l, and all gaps of a length g that is no less than l.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unitizing {
    /// `D_o`.
    pub observed: f64,
    /// `D_e`.
    pub expected: f64,
}

impl Unitizing {
    /// The disagreement on a continuum of `length`, of which each of `observers` marked the given ranges. What of a
    /// range lies over an earlier one or beyond the continuum does not count: one observer's units cannot overlap.
    #[must_use]
    pub fn of(length: usize, observers: &[Vec<Range<usize>>]) -> Self {
        let observers: Vec<Vec<Range<usize>>> = observers.iter().map(|units| apart(units, length)).collect();
        let units: usize = observers.iter().map(Vec::len).sum();
        if units == 0 || observers.len() < 2 {
            return Self::default();
        }
        let (many, whole) = (number(observers.len()), number(length));
        let mut observed = 0.0;
        for (i, one) in observers.iter().enumerate() {
            for other in observers.iter().skip(i + 1) {
                // Every pair is met from both sides.
                observed += 2.0 * distance(one, other);
            }
        }
        let gaps = Gaps::of(&observers, length);
        let (mut sum, mut own) = (0.0, 0.0);
        for unit in observers.iter().flatten() {
            let l = number(unit.len());
            let among_units = (number(units) - 1.0) / 3.0 * (2.0 * l * l * l - 3.0 * l * l + l);
            sum += among_units + l * l * gaps.places(unit.len());
            own += l * (l - 1.0);
        }
        Self {
            observed: observed / (many * (many - 1.0) * whole * whole),
            expected: 2.0 / whole * sum / (many * whole * (many * whole - 1.0) - own),
        }
    }
}

/// `α_U = 1 − Σ D_o / Σ D_e`, over kinds of units that each have a continuum of the same length to themselves. None
/// where nobody marked anything, or there is no room for chance.
#[must_use]
pub fn alpha_u(kinds: &[Unitizing]) -> Option<f64> {
    let observed: f64 = kinds.iter().map(|kind| kind.observed).sum();
    let expected: f64 = kinds.iter().map(|kind| kind.expected).sum();
    (expected > 0.0 && expected.is_finite()).then(|| 1.0 - observed / expected)
}

/// `units` in order, without what lies over another or beyond `length`.
fn apart(units: &[Range<usize>], length: usize) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = units.to_vec();
    units.sort_by_key(|unit| (unit.start, unit.end));
    let mut end = 0;
    let mut kept = Vec::with_capacity(units.len());
    for unit in units {
        let unit = unit.start.max(end)..unit.end.min(length);
        if !unit.is_empty() {
            end = unit.end;
            kept.push(unit);
        }
    }
    kept
}

/// The sum of δ² over the units of two observers, each pair once.
fn distance(one: &[Range<usize>], other: &[Range<usize>]) -> f64 {
    let square = |a: usize, b: usize| number(a.abs_diff(b)) * number(a.abs_diff(b));
    let mut sum = 0.0;
    let mut met = vec![false; other.len()];
    let mut first = 0;
    for unit in one {
        while other.get(first).is_some_and(|other| other.end <= unit.start) {
            first += 1;
        }
        let mut alone = true;
        for (at, over) in other.iter().enumerate().skip(first).take_while(|(_, over)| over.start < unit.end) {
            alone = false;
            met[at] = true;
            sum += square(unit.start, over.start) + square(unit.end, over.end);
        }
        if alone {
            sum += square(unit.start, unit.end);
        }
    }
    sum + other.iter().zip(met).filter(|(_, met)| !met).map(|(unit, _)| square(unit.start, unit.end)).sum::<f64>()
}

/// The gaps of all observers, by length.
struct Gaps {
    lengths: Vec<usize>,
    /// The sum of `length + 1` from each on.
    sums: Vec<f64>,
}

impl Gaps {
    fn of(observers: &[Vec<Range<usize>>], length: usize) -> Self {
        let mut lengths = Vec::new();
        for units in observers {
            let mut end = 0;
            for unit in units {
                lengths.push(unit.start - end);
                end = unit.end;
            }
            lengths.push(length - end);
        }
        lengths.retain(|length| *length > 0);
        lengths.sort_unstable();
        let mut sums = vec![0.0; lengths.len() + 1];
        for (at, length) in lengths.iter().enumerate().rev() {
            sums[at] = sums[at + 1] + number(length + 1);
        }
        Self { lengths, sums }
    }

    /// In how many places a unit of `length` would lie in a gap.
    fn places(&self, length: usize) -> f64 {
        let from = self.lengths.partition_point(|gap| *gap < length);
        self.sums[from] - number(self.lengths.len() - from) * number(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64, by: f64) {
        assert!((one - other).abs() < by, "{one} is not {other}");
    }

    /// The continuum of *Content Analysis* (2004), p. 254, from 150 to 450, moved to 0.
    fn units(list: &[(usize, usize)]) -> Vec<Range<usize>> {
        list.iter().map(|(start, length)| start - 150..start - 150 + length).collect()
    }

    #[test]
    fn alpha_u_is_that_of_krippendorffs_worked_example() {
        let c = Unitizing::of(300, &[units(&[(225, 70), (370, 30)]), units(&[(220, 80), (355, 20), (400, 20)])]);
        near(c.observed, 0.0144, 0.0001);
        near(c.expected, 0.0532, 0.0001);
        near(alpha_u(&[c]).expect("a number"), 0.7286, 0.0001);
        let same = units(&[(180, 60), (300, 50)]);
        let k = Unitizing::of(300, &[same.clone(), same]);
        near(k.observed, 0.0, 0.0001);
        near(k.expected, 0.0490, 0.0001);
        near(alpha_u(&[c, k]).expect("a number"), 0.8591, 0.0005);
    }

    fn marks(list: &[(usize, usize)]) -> Vec<Range<usize>> {
        list.iter().map(|(start, end)| *start..*end).collect()
    }

    #[test]
    fn expected_disagreement_is_that_worked_by_hand() {
        // Two observers on ten characters, one unit of 2 and one of 3, far apart. Units: (2−1)/3 · (2·8−3·4+2) = 2,
        // (2−1)/3 · (2·27−3·9+3) = 10. Gaps: 4 and 4 of the first, 7 of the second: for the unit of 2, 4·(3+3+6) = 48,
        // for that of 3, 9·(2+2+5) = 81. (2 + 10 + 48 + 81) · 2/10 / (20·19 − 2 − 6) = 28.2/372.
        let measured = Unitizing::of(10, &[marks(&[(4, 6)]), marks(&[(0, 3)])]);
        near(measured.expected, 28.2 / 372.0, 1e-12);
        // 2² + 3², from both sides, over 2 · 10².
        near(measured.observed, 0.13, 1e-12);
    }

    #[test]
    fn what_overlaps_or_lies_beyond_does_not_count_twice() {
        let plain = Unitizing::of(20, &[marks(&[(2, 8), (8, 10)]), marks(&[(2, 8)])]);
        let odd = Unitizing::of(20, &[marks(&[(4, 10), (2, 8), (25, 30), (19, 19)]), marks(&[(2, 8)])]);
        assert_eq!(plain, odd);
        assert_eq!(alpha_u(&[Unitizing::of(20, &[marks(&[]), marks(&[])])]), None);
        assert_eq!(alpha_u(&[Unitizing::of(0, &[marks(&[(0, 3)]), marks(&[])])]), None);
        assert_eq!(alpha_u(&[Unitizing::of(20, &[marks(&[(3, 9)]), marks(&[(3, 9)])])]), Some(1.0));
    }
}
