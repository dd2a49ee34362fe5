//! The colours and logos of the organisation and its branches. A logo's file is kept once, under the hash of its content.

use app::domain::brand::{Accent, Brand, Brands, Logo};
use app::domain::colour::Colour;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{brand, logo};

/// The organisation's row; every other one is a branch's.
const ORGANISATION: Uuid = Uuid::nil();

impl TryFrom<brand::Model> for Brand {
    type Error = DbErr;

    fn try_from(row: brand::Model) -> Result<Self, DbErr> {
        let of = |written: Option<String>| written.as_deref().map(colour).transpose();
        let (light, dark) = (of(row.accent)?, of(row.accent_dark)?);
        let size = |pixels: Option<i32>| u32::try_from(pixels.unwrap_or_default()).unwrap_or_default();
        let (width, height) = (size(row.logo_width), size(row.logo_height));
        Ok(Self {
            accent: light.zip(dark).map(|(light, dark)| Accent::known(light, dark, row.is_dark_chosen)),
            logo: row.logo_hash.map(|hash| Logo { hash, width, height }),
        })
    }
}

fn colour(written: &str) -> Result<Colour, DbErr> {
    written.parse().map_err(|_| DbErr::Custom("an accent that is no colour".to_owned()))
}

/// Every brand.
pub async fn all<C: ConnectionTrait>(db: &C) -> Result<Brands, DbErr> {
    let rows = brand::Entity::find().all(db).await?.into_iter();
    let read = rows.map(|row| Ok::<_, DbErr>((Some(row.id).filter(|id| *id != ORGANISATION), Brand::try_from(row)?)));
    read.collect::<Result<Vec<_>, _>>().map(Brands::new)
}

/// Writes the brand of a branch, or of the organisation.
pub async fn save<C: ConnectionTrait>(db: &C, of: Option<Uuid>, own: &Brand) -> Result<(), DbErr> {
    let id = of.unwrap_or(ORGANISATION);
    brand::Entity::delete_by_id(id).exec(db).await?;
    if *own == Brand::default() {
        return Ok(());
    }
    let size = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    let row = brand::ActiveModel {
        id: Set(id),
        accent: Set(own.accent.map(|accent| accent.light().to_string())),
        accent_dark: Set(own.accent.map(|accent| accent.dark().to_string())),
        is_dark_chosen: Set(own.accent.is_some_and(Accent::is_dark_chosen)),
        logo_hash: Set(own.logo.as_ref().map(|logo| logo.hash.clone())),
        logo_width: Set(own.logo.as_ref().map(|logo| size(logo.width))),
        logo_height: Set(own.logo.as_ref().map(|logo| size(logo.height))),
    };
    brand::Entity::insert(row).exec_without_returning(db).await.map(drop)
}

/// Keeps a logo's file, if it isn't kept already.
pub async fn keep_file<C: ConnectionTrait>(db: &C, hash: &str, bytes: Vec<u8>) -> Result<(), DbErr> {
    let row = logo::ActiveModel { hash: Set(hash.to_owned()), bytes: Set(bytes) };
    let is_there = OnConflict::column(logo::Column::Hash).do_nothing().to_owned();
    logo::Entity::insert(row).on_conflict(is_there).exec_without_returning(db).await.map(drop)
}

/// Deletes the files of logos that no brand has.
pub async fn drop_unused<C: ConnectionTrait>(db: &C) -> Result<(), DbErr> {
    let used = Query::select()
        .column(brand::Column::LogoHash)
        .from(brand::Entity)
        .and_where(brand::Column::LogoHash.is_not_null())
        .to_owned();
    logo::Entity::delete_many().filter(logo::Column::Hash.not_in_subquery(used)).exec(db).await.map(drop)
}

/// A logo's file. An impossible hash isn't put into a query: PostgreSQL refuses a text with NUL in it.
pub async fn file<C: ConnectionTrait>(db: &C, hash: &str) -> Result<Option<Vec<u8>>, DbErr> {
    if !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(None);
    }
    Ok(logo::Entity::find_by_id(hash).one(db).await?.map(|row| row.bytes))
}

/// Every logo's file, by its hash.
pub async fn files<C: ConnectionTrait>(db: &C) -> Result<Vec<(String, Vec<u8>)>, DbErr> {
    Ok(logo::Entity::find().all(db).await?.into_iter().map(|row| (row.hash, row.bytes)).collect())
}
