//! Where the audit begins: the last entry that expired.

use sea_orm::entity::prelude::*;

/// The one row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_start")]
pub struct Model {
    /// 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The entry's number.
    pub number: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// Proves, with a key outside the database, that the site wrote it.
    pub proof: Vec<u8>,
}

/// No relations: queries spell out their joins.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
