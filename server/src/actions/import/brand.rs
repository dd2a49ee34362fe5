//! The colour and the logo in a file: `accent`, `accent_dark` and `logo` of the organisation or of a branch. A key that
//! isn't there leaves what there is; `false` removes it.

use std::path::{Component, Path, PathBuf};

use app::domain::brand::{Accent, AccentError};
use app::domain::colour::Colour;
use app::domain::why::Why;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;
use tokio::task::spawn_blocking;
use toml::de::DeValue;

use super::section::Section;
use crate::actions::brand::BrandChange;
use crate::actions::brand::logo::{self, LogoError, LogoFile, MOST_BYTES};
use crate::actions::publish::draft::DraftSlug;
use crate::actions::publish::{Fault, SourcePosition};

/// What a file says about a brand.
#[derive(Debug)]
pub struct BrandDraft {
    /// The branch; `None` for the organisation.
    pub of: Option<DraftSlug>,
    /// What is to be changed. The logo isn't read yet.
    pub change: BrandChange,
    logo: Option<(PathBuf, SourcePosition)>,
}

/// Reads the keys of the organisation's table or a branch's; `None` if it has none of them.
pub fn read(section: &mut Section<'_, '_>, of: Option<&DraftSlug>) -> Option<BrandDraft> {
    let marks = ["accent", "accent_dark", "logo"].map(|key| section.mark(key));
    let [light_at, dark_at, logo_at] = marks;
    let light = section.may("accent", colour_or_none);
    let dark = section.may("accent_dark", colour_or_none);
    let logo = section.may("logo", path_or_none);
    let accent = match (light, dark.flatten()) {
        (None, None) => None,
        (None | Some(None), Some(_)) => {
            section.fault_at(&dark_at, "belongs to accent: give that too");
            None
        }
        (Some(None), None) => Some(None),
        (Some(Some(light)), dark) => match Accent::new(light, dark) {
            Ok(accent) => Some(Some(accent)),
            Err(error) => {
                let at = if matches!(error, AccentError::TooDark(_)) { dark_at } else { light_at };
                section.fault_at(&at, error.to_string());
                None
            }
        },
    };
    (accent.is_some() || logo.is_some()).then(|| BrandDraft {
        of: of.cloned(),
        change: BrandChange { accent, logo: logo.as_ref().filter(|path| path.is_none()).map(|_| None) },
        logo: logo.flatten().map(|path| (path, logo_at)),
    })
}

fn colour_or_none(value: &DeValue<'_>) -> Result<Option<Colour>, Why> {
    match (value.as_bool(), value.as_str()) {
        (Some(false), _) => Ok(None),
        (_, Some(written)) => {
            written.parse::<Colour>().map(Some).map_err(|error| Why::Said(format!("{error}; or false")))
        }
        _ => Err("must be a colour such as \"#5b2466\"; or false".into()),
    }
}

/// The path of a file next to this one.
fn path_or_none(value: &DeValue<'_>) -> Result<Option<PathBuf>, Why> {
    if value.as_bool() == Some(false) {
        return Ok(None);
    }
    let path = value.as_str().map(PathBuf::from);
    let is_inside = |path: &PathBuf| path.components().all(|part| matches!(part, Component::Normal(_)));
    path.filter(is_inside).map(Some).ok_or_else(|| "must be the name of a file next to this one; or false".into())
}

/// Reads the logos' files, which are next to the file that names them.
///
/// # Errors
/// Every fault.
pub async fn load(drafts: &mut [BrandDraft], folder: Option<&Path>) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    for draft in drafts {
        let Some((path, at)) = draft.logo.take() else { continue };
        match folder {
            None => faults.push(at.fault("can only be given in a file")),
            Some(folder) => match file(&folder.join(path)).await {
                Ok(read) => draft.change.logo = Some(Some(read)),
                Err(why) => faults.push(at.fault(why)),
            },
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

async fn file(path: &Path) -> Result<LogoFile, String> {
    let mut bytes = Vec::new();
    let opened = File::open(path).await;
    let read = match opened {
        Ok(file) => file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).await,
        Err(error) => Err(error),
    };
    read.map_err(|error| format!("cannot be read: {error}"))?;
    let read = spawn_blocking(move || logo::read(&bytes)).await;
    read.unwrap_or(Err(LogoError::Damaged)).map_err(|error| error.to_string())
}
