//! What forms and files consist of: inputs, where the editor shows them, and how their values are read.

use std::ops::RangeInclusive;

use super::content::ContentInput;
use super::questions;
use crate::domain::language::LocalText;
use crate::domain::why::Why;

/// A step on the way to publishing: a page of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What it is.
    What,
    /// What is asked.
    Questions,
    /// When what is held is deleted.
    Ending,
    /// What is missing, and publishing.
    Check,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 4] = [Self::What, Self::Questions, Self::Ending, Self::Check];

    /// The end of its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::What => "",
            Self::Questions => "/questions",
            Self::Ending => "/ending",
            Self::Check => "/check",
        }
    }

    /// Its name in URLs; none for the first.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.path().trim_start_matches('/')
    }

    /// The step with this name, apart from the first.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name && !name.is_empty())
    }

    /// The step that an input belongs to.
    #[must_use]
    pub fn of_input(name: &str) -> Self {
        match ContentInput::parse(name) {
            Some(input) => input.step(),
            None if questions::split(name).is_some() => Self::Questions,
            None => Self::What,
        }
    }
}

/// Where an input is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// First.
    Top,
    /// In the row below.
    Row,
    /// Hidden below the row: the zone of its times.
    Zone,
    /// Below that.
    Main,
    /// Hidden until opened, as few people need it.
    More,
}

/// What an input takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One line, of this input type.
    Line(&'static str),
    /// A whole number.
    Number,
    /// Several lines, this many visible.
    Lines(u8),
    /// A tick: `yes`.
    Tick,
    /// One of these.
    One(&'static [&'static str]),
    /// Any of the other branches.
    Branches,
}

/// A check of a text.
pub type Check = fn(&str) -> Result<String, Why>;

/// Values as written, in a form or a file. Errors are noted where they occur.
pub trait Inputs<I: Copy> {
    /// A text; `None` if it's missing or wrong.
    fn text(&mut self, input: I, check: Check) -> Option<LocalText>;

    /// A whole number in a range; `None` if it's left out and may be, or is wrong.
    fn count(&mut self, input: I, range: &RangeInclusive<u32>) -> Option<u32>;

    /// A yes or no.
    fn is_on(&mut self, input: I, by_default: bool) -> bool;

    /// Whether there's anything in it.
    fn is_given(&self, input: I) -> bool;

    /// Notes an error.
    fn refuse(&mut self, input: I, why: Why);

    /// A required text.
    fn need(&mut self, input: I, check: Check) -> Option<LocalText> {
        if !self.is_given(input) {
            self.refuse(input, Why::Missing);
        }
        self.text(input, check)
    }
}

/// Declares inputs: each with its name, what has it, its step and area, what it takes, whether it's optional, and
/// whether it's copied.
macro_rules! inputs {
    ($(#[$about:meta])* $list:ident {
        $($input:ident = $name:literal: $of:expr, $step:ident $area:ident, $takes:expr, $optional:expr, $copied:expr;)*
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list {
            $(#[doc = concat!("`", $name, "`")] $input,)*
        }

        impl $list {
            /// All of them, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$input,)*];

            /// Its name in the form and, after a prefix, in the Fluent files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$input => $name,)* }
            }

            /// The one with this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|input| input.name() == name)
            }

            /// Whether an event or a newsletter has it.
            #[must_use]
            pub fn is_of(self, what: PurposeKind) -> bool {
                let of: &[PurposeKind] = match self { $(Self::$input => $of,)* };
                of.contains(&what)
            }

            /// The step that shows it.
            #[must_use]
            pub const fn step(self) -> Step {
                match self { $(Self::$input => Step::$step,)* }
            }

            /// Where on the page it is.
            #[must_use]
            pub const fn area(self) -> Area {
                match self { $(Self::$input => Area::$area,)* }
            }

            /// What it takes.
            #[must_use]
            pub const fn takes(self) -> Takes {
                match self { $(Self::$input => $takes,)* }
            }

            /// Whether it's optional.
            #[must_use]
            pub const fn is_optional(self) -> bool {
                match self { $(Self::$input => $optional,)* }
            }

            /// Whether a copy keeps it.
            #[must_use]
            pub const fn is_copied(self) -> bool {
                match self { $(Self::$input => $copied,)* }
            }
        }
    };
}

pub(super) use inputs;
