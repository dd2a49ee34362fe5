//! Known colours, and what is searched for between them.

use proptest::prelude::*;

use super::*;

const TOKENS: &str = include_str!("../../../../style/tokens.css");

fn colour(written: &str) -> Colour {
    written.parse().unwrap()
}

#[test]
fn a_colour_is_read_as_people_write_it() {
    for written in ["#5b2466", "5b2466", " #5B2466 "] {
        assert_eq!(colour(written).to_string(), "#5b2466", "{written}");
    }
    assert_eq!(colour("#fa0"), colour("#ffaa00"));
    for wrong in ["", "#", "plum", "#5b246", "#5b24666", "#5b246g", "+5b246", "rgb(1,2,3)", "#ü5b24"] {
        assert_eq!(wrong.parse::<Colour>(), Err(NotAColour), "{wrong}");
    }
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    let near = |one: f64, other: f64| (one - other).abs() < 0.01;
    assert!(near(Colour::BLACK.contrast(Colour::WHITE), 21.0));
    assert!(near(colour("#777777").contrast(Colour::WHITE), 4.48));
    assert!(near(Colour::WHITE.contrast(colour("#767676")), 4.54));
    assert!(near(colour("#0000ff").contrast(Colour::WHITE), 8.59));
}

#[test]
fn the_surfaces_are_those_of_the_stylesheet() {
    let (light, dark) = TOKENS.split_once("@media").unwrap();
    for (scheme, css) in [(Scheme::Light, light), (Scheme::Dark, dark)] {
        let token = |name: &str| {
            let (_, rest) = css.split_once(&format!("--{name}: ")).unwrap();
            colour(rest.split(';').next().unwrap())
        };
        let Surfaces { under, over } = scheme.surfaces();
        assert_eq!(under, ["paper", "card", "slip"].map(token), "{scheme:?}");
        assert_eq!(over, token("on-plum"), "{scheme:?}");
        assert!(scheme.can_be_read(token("plum")), "our own plum can be read");
    }
}

#[test]
fn a_colour_that_can_be_read_is_its_own_nearest() {
    for (scheme, written) in [(Scheme::Light, "#5b2466"), (Scheme::Light, "#005f5f"), (Scheme::Dark, "#d9a8ea")] {
        assert_eq!(scheme.nearest(colour(written)), colour(written));
    }
}

#[test]
fn a_yellow_becomes_a_dark_yellow_and_a_navy_a_light_blue() {
    let dark_yellow = Scheme::Light.nearest(colour("#ffd400"));
    let light_blue = Scheme::Dark.nearest(colour("#000080"));
    assert!(Scheme::Light.can_be_read(dark_yellow) && Scheme::Dark.can_be_read(light_blue));
    assert!(dark_yellow.red > dark_yellow.blue && dark_yellow.green > dark_yellow.blue, "{dark_yellow}");
    assert!(light_blue.blue > light_blue.red && light_blue.blue > light_blue.green, "{light_blue}");
}

#[test]
fn the_nearest_is_no_further_off_than_it_must_be() {
    let found = Scheme::Light.nearest(colour("#e4003b"));
    let hardest = Scheme::Light.surfaces().under.map(|under| found.contrast(under)).into_iter().fold(21.0, f64::min);
    assert!((READABLE..READABLE + 0.15).contains(&hardest), "{found}: {hardest}");
}

#[test]
fn a_grey_stays_grey() {
    let Colour { red, green, blue } = Scheme::Light.nearest(colour("#cccccc"));
    assert!(red.abs_diff(green) <= 1 && green.abs_diff(blue) <= 1);
}

proptest! {
    #[test]
    fn every_colour_has_a_shade_that_can_be_read_and_one_under_the_pointer(red: u8, green: u8, blue: u8) {
        let own = Colour::of(red, green, blue);
        for scheme in [Scheme::Light, Scheme::Dark] {
            let nearest = scheme.nearest(own);
            prop_assert!(scheme.can_be_read(nearest), "{own} {scheme:?} {nearest}");
            prop_assert!(nearest.pressed().contrast(Colour::WHITE) >= READABLE);
            prop_assert_eq!(scheme.nearest(nearest), nearest);
        }
    }

    #[test]
    fn a_colour_survives_the_way_to_oklch_and_back(red: u8, green: u8, blue: u8) {
        let own = Colour::of(red, green, blue);
        let back = Oklch::of(own).to_colour();
        let off = [(own.red, back.red), (own.green, back.green), (own.blue, back.blue)];
        prop_assert!(off.into_iter().all(|(one, other)| one.abs_diff(other) <= 1), "{own} {back}");
    }

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,12}") {
        if let Ok(read) = text.parse::<Colour>() {
            prop_assert_eq!(read.to_string().parse::<Colour>(), Ok(read));
        }
    }
}
