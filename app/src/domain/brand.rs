//! The organisation's own look: its accent colour and its logo, and those of a branch that has its own.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::colour::{Colour, Scheme};
use super::picture::fit;

/// How large a logo is shown at most, in CSS pixels; the file has twice as many for sharp screens.
pub const SHOWN: (u32, u32) = (240, 64);

/// What an organisation or a branch has of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// Its colour.
    pub accent: Option<Accent>,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// A colour that links and buttons have, in the light scheme and in the dark one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Accent {
    light: Colour,
    dark: Colour,
    is_dark_chosen: bool,
}

/// Why a colour can't be the accent. Each names the nearest that can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccentError {
    /// Too light for light paper.
    #[error("is too light to be read on our pages: the nearest colour that can be read is {0}")]
    TooLight(Colour),
    /// Too dark for dark paper.
    #[error("is too dark to be read on our dark pages: the nearest colour that can be read is {0}")]
    TooDark(Colour),
}

/// A logo: its file is found by the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Logo {
    /// The hash, in hexadecimal.
    pub hash: String,
    /// The file's width in pixels.
    pub width: u32,
    /// The file's height in pixels.
    pub height: u32,
}

impl Accent {
    /// An accent, with a shade of its own for the dark scheme or with the nearest that can be read there.
    ///
    /// # Errors
    /// See [`AccentError`].
    pub fn new(light: Colour, dark: Option<Colour>) -> Result<Self, AccentError> {
        if !Scheme::Light.can_be_read(light) {
            return Err(AccentError::TooLight(Scheme::Light.nearest(light)));
        }
        match dark {
            Some(dark) if !Scheme::Dark.can_be_read(dark) => Err(AccentError::TooDark(Scheme::Dark.nearest(dark))),
            _ => Ok(Self::known(light, dark.unwrap_or(light), dark.is_some())),
        }
    }

    /// An accent that was accepted before, when our paper may have had another colour.
    #[must_use]
    pub fn known(light: Colour, dark: Colour, is_dark_chosen: bool) -> Self {
        Self { light: Scheme::Light.nearest(light), dark: Scheme::Dark.nearest(dark), is_dark_chosen }
    }

    /// In the light scheme.
    #[must_use]
    pub const fn light(self) -> Colour {
        self.light
    }

    /// In the dark scheme.
    #[must_use]
    pub const fn dark(self) -> Colour {
        self.dark
    }

    /// Whether somebody chose the shade for the dark scheme.
    #[must_use]
    pub const fn is_dark_chosen(self) -> bool {
        self.is_dark_chosen
    }
}

impl Logo {
    /// How large it's shown within these bounds, in CSS pixels; never larger than it's sharp.
    #[must_use]
    pub fn shown(&self, most: (u32, u32)) -> (u32, u32) {
        fit((self.width, self.height), most)
    }
}

/// The brands of a site: the organisation's, and those of branches that have their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brands(BTreeMap<Option<Uuid>, Brand>);

impl Brands {
    /// From the branch's id, or `None` for the organisation, and the brand of each.
    pub fn new(all: impl IntoIterator<Item = (Option<Uuid>, Brand)>) -> Self {
        Self(all.into_iter().collect())
    }

    /// Every brand.
    pub fn iter(&self) -> impl Iterator<Item = &Brand> {
        self.0.values()
    }

    /// What a branch or the organisation has of its own.
    #[must_use]
    pub fn own(&self, of: Option<Uuid>) -> Brand {
        self.0.get(&of).cloned().unwrap_or_default()
    }

    /// What a page or mail of a branch shows: its own colour and logo, else the organisation's.
    #[must_use]
    pub fn of(&self, branch: Option<Uuid>) -> Brand {
        let (own, all) = (self.own(branch), self.own(None));
        Brand { accent: own.accent.or(all.accent), logo: own.logo.or(all.logo) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        written.parse().unwrap()
    }

    #[test]
    fn a_colour_that_fails_is_refused_with_the_nearest_that_passes() {
        let Err(AccentError::TooLight(nearest)) = Accent::new(colour("#ffd400"), None) else { panic!() };
        assert!(Accent::new(nearest, None).is_ok());
        let Err(AccentError::TooDark(nearest)) = Accent::new(nearest, Some(colour("#5b2466"))) else { panic!() };
        assert!(Accent::new(colour("#5b2466"), Some(nearest)).is_ok());
    }

    #[test]
    fn without_a_shade_for_the_dark_scheme_there_is_one_that_can_be_read() {
        let accent = Accent::new(colour("#5b2466"), None).unwrap();
        assert!(Scheme::Dark.can_be_read(accent.dark()));
        assert!(!accent.is_dark_chosen());
    }

    #[test]
    fn a_branch_has_its_own_and_else_the_organisations() {
        let branch = Some(Uuid::from_u128(1));
        let accent = |written| Accent::new(colour(written), None).ok();
        let logo = Logo { hash: "ab".to_owned(), width: 480, height: 96 };
        let all = Brand { accent: accent("#5b2466"), logo: Some(logo.clone()) };
        let own = Brand { accent: accent("#005f5f"), logo: None };
        let brands = Brands::new([(None, all.clone()), (branch, own.clone())]);
        assert_eq!(brands.of(branch), Brand { logo: Some(logo), ..own });
        assert_eq!(brands.of(Some(Uuid::from_u128(2))), all);
        assert_eq!(brands.of(None), all);
    }

    #[test]
    fn a_logo_keeps_its_shape_and_is_never_enlarged() {
        let shown = |width, height| Logo { hash: String::new(), width, height }.shown(SHOWN);
        assert_eq!(shown(480, 96), (240, 48));
        assert_eq!(shown(96, 480), (12, 64));
        assert_eq!(shown(32, 32), (32, 32));
        assert_eq!(shown(4000, 1), (240, 1));
    }
}
