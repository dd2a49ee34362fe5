//! OKLCH (CSS Color 4, §9): lightness, chroma and hue as eyes see them, so that a lighter shade is still the same colour.

use super::Colour;

/// How finely chroma is reduced until a screen can show the colour.
const STEPS: u32 = 200;
/// What rounding may put outside of the screen's range.
const ROUNDING: f64 = 1e-4;

/// A colour by lightness (0 to 1) and the two axes that chroma and hue are measured on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    pub(super) lightness: f64,
    /// From green to red.
    a: f64,
    /// From blue to yellow.
    b: f64,
}

impl Oklch {
    pub(super) fn of(colour: Colour) -> Self {
        let [red, green, blue] = colour.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        Self {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        }
    }

    /// The same chroma and hue at another lightness.
    pub(super) const fn at(self, lightness: f64) -> Self {
        Self { lightness: lightness.clamp(0.0, 1.0), ..self }
    }

    /// As a screen shows it: with as much of the chroma as it can. A grey always fits.
    pub(super) fn to_colour(self) -> Colour {
        let paler = (0..STEPS).map(|step| f64::from(STEPS - step) / f64::from(STEPS));
        let shown = paler.map(|share| Self { a: self.a * share, b: self.b * share, ..self }.linear());
        let fits = |[red, green, blue]: &[f64; 3]| {
            [red, green, blue].into_iter().all(|light| (-ROUNDING..=1.0 + ROUNDING).contains(light))
        };
        let grey = Self { a: 0.0, b: 0.0, ..self };
        let [red, green, blue] = shown.into_iter().find(fits).unwrap_or_else(|| grey.linear()).map(to_channel);
        Colour::of(red, green, blue)
    }

    fn linear(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

/// The nearest of the 256 steps of a channel.
fn to_channel(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let encoded = if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    let wanted = encoded * 255.0;
    // The next step up is nearer from its middle on.
    (0..=u8::MAX).find(|step| f64::from(*step) + 0.5 > wanted).unwrap_or(u8::MAX)
}
