//! What a form or a file is made of: inputs, where they stand in the editor, and how their values are read.

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
    /// When what is held goes.
    Ending,
    /// What is missing, and publish.
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

    /// The step on which an input stands.
    #[must_use]
    pub fn of_input(name: &str) -> Self {
        match ContentInput::parse(name) {
            Some(input) => input.step(),
            None if questions::split(name).is_some() => Self::Questions,
            None => Self::What,
        }
    }
}

/// Where on its page an input stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// First.
    Top,
    /// In the row below.
    Row,
    /// Below that.
    Main,
    /// Where few need it, out of sight until it's opened.
    More,
}

/// What an input takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One line, by the input's type.
    Line(&'static str),
    /// A whole number.
    Number,
    /// Several lines, so many seen at once.
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

/// Values as they are written, in a form or in a file. What is wrong with one is noted where it stands.
pub trait Inputs<I: Copy> {
    /// A text; `None` where there is none, or it is wrong.
    fn text(&mut self, input: I, check: Check) -> Option<LocalText>;

    /// A whole number within a range; `None` where it may be left out and is, or it is wrong.
    fn count(&mut self, input: I, range: &RangeInclusive<u32>) -> Option<u32>;

    /// A yes or a no.
    fn is_on(&mut self, input: I, by_default: bool) -> bool;

    /// Whether anything is written there.
    fn is_given(&self, input: I) -> bool;

    /// Notes what is wrong.
    fn refuse(&mut self, input: I, why: Why);

    /// A text that has to be there.
    fn need(&mut self, input: I, check: Check) -> Option<LocalText> {
        if !self.is_given(input) {
            self.refuse(input, Why::Missing);
        }
        self.text(input, check)
    }
}

/// Declares inputs: each with its name, what has it, its step and its area, what it takes, whether it may be left out,
/// and whether a copy begins with it.
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
            /// Every one, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$input,)*];

            /// Its name in the form and, after a prefix, in the Fluent files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$input => $name,)* }
            }

            /// The one of a name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|input| input.name() == name)
            }

            /// Whether this kind of thing has it.
            #[must_use]
            pub fn is_of(self, what: PurposeKind) -> bool {
                let of: &[PurposeKind] = match self { $(Self::$input => $of,)* };
                of.contains(&what)
            }

            /// The step on which it stands.
            #[must_use]
            pub const fn step(self) -> Step {
                match self { $(Self::$input => Step::$step,)* }
            }

            /// Where it stands there.
            #[must_use]
            pub const fn area(self) -> Area {
                match self { $(Self::$input => Area::$area,)* }
            }

            /// What it takes.
            #[must_use]
            pub const fn takes(self) -> Takes {
                match self { $(Self::$input => $takes,)* }
            }

            /// Whether it may be left out.
            #[must_use]
            pub const fn is_optional(self) -> bool {
                match self { $(Self::$input => $optional,)* }
            }

            /// Whether a copy begins with it.
            #[must_use]
            pub const fn is_copied(self) -> bool {
                match self { $(Self::$input => $copied,)* }
            }
        }
    };
}

pub(super) use inputs;
