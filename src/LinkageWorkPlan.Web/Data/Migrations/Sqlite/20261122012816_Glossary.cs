using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Glossary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    LaoConfidence = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IsHinted = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Proposal = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ProposedWords = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedNote = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedHinted = table.Column<bool>(type: "INTEGER", nullable: true),
                    ViKey = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    LoKey = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Group_LoKey",
                table: "Terms",
                columns: new[] { "Group", "LoKey" },
                unique: true,
                filter: "\"State\" IN ('Proposed', 'Agreed')");

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Group_ViKey",
                table: "Terms",
                columns: new[] { "Group", "ViKey" },
                unique: true,
                filter: "\"State\" IN ('Proposed', 'Agreed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Terms");
        }
    }
}
