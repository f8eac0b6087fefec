using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TextIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TextEntries",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AggregateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    MaxLength = table.Column<int>(type: "INTEGER", nullable: false),
                    InVi = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InLo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InEn = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    IsName = table.Column<bool>(type: "INTEGER", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    Exact = table.Column<string>(type: "TEXT", nullable: false),
                    SortVi = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SortLo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SortEn = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsFormer = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextEntries", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "TextIndexVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextIndexVersions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_AggregateId_Kind",
                table: "TextEntries",
                columns: new[] { "AggregateId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_Kind",
                table: "TextEntries",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_List",
                table: "TextEntries",
                columns: new[] { "PlanId", "IsFormer", "Place", "AggregateId", "Position", "Kind", "InVi", "InLo", "InEn" });

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_SourceKey",
                table: "TextEntries",
                column: "SourceKey");

            // Finds any three letters inside a text. The triggers keep it in step, whoever writes an entry.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "TextSearch" USING fts5("Name", "Body", content='', contentless_delete=1, tokenize='trigram case_sensitive 1');""");
            migrationBuilder.Sql("""
                CREATE TRIGGER "TextEntries_found_when_added" AFTER INSERT ON "TextEntries" BEGIN
                  INSERT INTO "TextSearch"("rowid", "Name", "Body") VALUES (new."Number", iif(new."IsName", new."Folded", ''), iif(new."IsName", '', new."Folded"));
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "TextEntries_found_when_changed" AFTER UPDATE OF "Folded" ON "TextEntries" WHEN new."Folded" <> old."Folded" BEGIN
                  UPDATE "TextSearch" SET "Name" = iif(new."IsName", new."Folded", ''), "Body" = iif(new."IsName", '', new."Folded") WHERE "rowid" = new."Number";
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "TextEntries_lost_when_removed" AFTER DELETE ON "TextEntries" BEGIN
                  DELETE FROM "TextSearch" WHERE "rowid" = old."Number";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "TextSearch";""");

            migrationBuilder.DropTable(
                name: "TextEntries");

            migrationBuilder.DropTable(
                name: "TextIndexVersions");
        }
    }
}
