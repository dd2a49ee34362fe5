//! What pages show of the organisation's own look, worked out once for each change of it.

use std::collections::HashMap;

use app::domain::brand::{Accent, Brand, Brands, Logo};
use uuid::Uuid;

use crate::assets;

/// The brands, and where the stylesheet of each colour is.
#[derive(Debug, Default)]
pub struct Looks {
    brands: Brands,
    paths: HashMap<Accent, String>,
}

impl Looks {
    /// The looks of these brands.
    #[must_use]
    pub fn new(brands: Brands) -> Self {
        let accents = brands.iter().filter_map(|brand| brand.accent);
        let paths = accents.map(|accent| (accent, assets::accent_path(accent))).collect();
        Self { brands, paths }
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn are_of(&self, brands: &Brands) -> bool {
        self.brands == *brands
    }

    /// What a page of a branch, or of the organisation, has: the path of a stylesheet, and a logo.
    #[must_use]
    pub fn of(&self, branch: Option<Uuid>) -> (Option<String>, Option<Logo>) {
        let Brand { accent, logo } = self.brands.of(branch);
        (accent.and_then(|accent| self.paths.get(&accent).cloned()), logo)
    }
}
