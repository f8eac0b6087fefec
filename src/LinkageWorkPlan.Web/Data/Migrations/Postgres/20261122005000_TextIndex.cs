using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TextIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "TextEntries",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AggregateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: true),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    MaxLength = table.Column<int>(type: "integer", nullable: false),
                    InVi = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    InLo = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    InEn = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    IsName = table.Column<bool>(type: "boolean", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    Exact = table.Column<string>(type: "text", nullable: false),
                    SortVi = table.Column<byte[]>(type: "bytea", nullable: true),
                    SortLo = table.Column<byte[]>(type: "bytea", nullable: true),
                    SortEn = table.Column<byte[]>(type: "bytea", nullable: true),
                    IsFormer = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextEntries", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "TextIndexVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
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
                name: "IX_TextEntries_Folded",
                table: "TextEntries",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TextEntries");

            migrationBuilder.DropTable(
                name: "TextIndexVersions");

            migrationBuilder.AlterDatabase()
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");
        }
    }
}
