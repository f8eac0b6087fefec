using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TextLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TextEntries_List",
                table: "TextEntries");

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_List",
                table: "TextEntries",
                columns: new[] { "PlanId", "Place", "AggregateId", "Position", "Kind", "IsFormer", "InVi", "InLo", "InEn" });

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_States",
                table: "TextEntries",
                columns: new[] { "PlanId", "InVi", "InLo", "InEn", "Kind", "IsFormer" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TextEntries_List",
                table: "TextEntries");

            migrationBuilder.DropIndex(
                name: "IX_TextEntries_States",
                table: "TextEntries");

            migrationBuilder.CreateIndex(
                name: "IX_TextEntries_List",
                table: "TextEntries",
                columns: new[] { "PlanId", "IsFormer", "Place", "AggregateId", "Position", "Kind", "InVi", "InLo", "InEn" });
        }
    }
}
