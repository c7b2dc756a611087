//! One place as the gazetteer keeps it: a row of fixed width, read where it lies.

/// The bytes of one row.
pub const WIDTH: usize = 24;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A state of today.
    Country,
    /// A first-order part of a state: a governorate, a province, a wilaya.
    Province,
    /// A city, a town, a village.
    Settlement,
    /// A camp of refugees, a military camp.
    Camp,
    /// A region without an administration of its own, or one of the past.
    Region,
    /// A state of the past.
    FormerState,
    /// A mountain or a range.
    Mountain,
    /// A river or a wadi.
    River,
    /// A desert or a steppe.
    Desert,
    /// A sea, a gulf, a strait, a canal, a lake.
    Water,
    /// An island or a group of them.
    Island,
    /// A pass, a cape, a valley, a plain, an oasis, a ruin: any other spot on the map.
    Spot,
}

impl Kind {
    /// Every kind; the place in it is the kind's byte in a row.
    pub const ALL: [Self; 12] = [
        Self::Country,
        Self::Province,
        Self::Settlement,
        Self::Camp,
        Self::Region,
        Self::FormerState,
        Self::Mountain,
        Self::River,
        Self::Desert,
        Self::Water,
        Self::Island,
        Self::Spot,
    ];

    /// The name by which `src/extract/place/data/places.csv` calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::Settlement => "settlement",
            Self::Camp => "camp",
            Self::Region => "region",
            Self::FormerState => "former-state",
            Self::Mountain => "mountain",
            Self::River => "river",
            Self::Desert => "desert",
            Self::Water => "water",
            Self::Island => "island",
            Self::Spot => "spot",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in GeoNames; 0 where it has none there.
    pub geonames: u32,
    /// Degrees north and east, in hundred-thousandths; none for a country or a region.
    pub point: Option<(i32, i32)>,
    /// Where its name starts in the table of names, and how many bytes it takes.
    pub name: (u32, u8),
    /// The country of today, by its ISO 3166-1 code; zeros for what several share.
    pub country: [u8; 2],
    /// What it is.
    pub kind: Kind,
    /// Ten times the decimal logarithm of its people; of a place in our own list, what it would weigh as a town.
    pub weight: u8,
    /// The row of the province in which it lies.
    pub province: Option<u16>,
    /// It stands in our own list: somebody looked at its names.
    pub curated: bool,
}

/// A country of today, by its ISO 3166-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code([u8; 2]);

impl Code {
    /// The country whose code is `letters`; nothing for what is no code.
    pub(super) fn of(letters: &str) -> Option<Self> {
        letters.as_bytes().try_into().ok().map(Self)
    }

    /// Its letters.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Where a row has no coordinates, and no province.
const NO_POINT: i32 = i32::MIN;
const NO_PROVINCE: u16 = u16::MAX;

impl Row {
    /// The bytes of the row: numbers with the low byte first.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; WIDTH] {
        let mut bytes = [0; WIDTH];
        let (lat, lon) = self.point.unwrap_or((NO_POINT, NO_POINT));
        let kind = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or_default();
        bytes[0..4].copy_from_slice(&self.geonames.to_le_bytes());
        bytes[4..8].copy_from_slice(&lat.to_le_bytes());
        bytes[8..12].copy_from_slice(&lon.to_le_bytes());
        bytes[12..16].copy_from_slice(&((self.name.0 << 8) | u32::from(self.name.1)).to_le_bytes());
        bytes[16..18].copy_from_slice(&self.country);
        bytes[18] = u8::try_from(kind).unwrap_or_default();
        bytes[19] = self.weight;
        bytes[20..22].copy_from_slice(&self.province.unwrap_or(NO_PROVINCE).to_le_bytes());
        bytes[22] = u8::from(self.curated);
        bytes
    }

    /// The row that `bytes` hold.
    #[must_use]
    #[inline] // what nobody asks of it is not read
    pub fn from_bytes(bytes: &[u8; WIDTH]) -> Self {
        let four = |at: usize| [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let (lat, lon) = (i32::from_le_bytes(four(4)), i32::from_le_bytes(four(8)));
        let name = u32::from_le_bytes(four(12));
        let province = u16::from_le_bytes([bytes[20], bytes[21]]);
        Self {
            geonames: u32::from_le_bytes(four(0)),
            point: (lat != NO_POINT).then_some((lat, lon)),
            name: (name >> 8, bytes[12]),
            country: [bytes[16], bytes[17]],
            kind: Kind::ALL.get(usize::from(bytes[18])).copied().unwrap_or(Kind::Spot),
            weight: bytes[19],
            province: (province != NO_PROVINCE).then_some(province),
            curated: bytes[22] != 0,
        }
    }

    /// Its country's code, where one has it.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        std::str::from_utf8(&self.country).ok().filter(|code| !code.starts_with('\0'))
    }

    /// The country in which it lies, where one has it.
    #[inline]
    pub(super) fn code(&self) -> Option<Code> {
        (self.country[0] != 0).then_some(Code(self.country))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let row = Row {
            geonames: 99_237,
            point: Some((-1_234_567, 4_400_921)),
            name: (70_000, 17),
            country: *b"IQ",
            kind: Kind::Desert,
            weight: 57,
            province: Some(12),
            curated: true,
        };
        assert_eq!(Row::from_bytes(&row.to_bytes()), row);
        let bare = Row { point: None, province: None, country: [0; 2], curated: false, ..row };
        assert_eq!(Row::from_bytes(&bare.to_bytes()), bare);
        assert_eq!(bare.country(), None);
    }
}
