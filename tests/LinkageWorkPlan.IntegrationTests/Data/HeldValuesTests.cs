using LinkageWorkPlan.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>A value that an entity holds, and one that this holds in turn, are walked like the entity's own properties.</summary>
public sealed class HeldValuesTests
{
    [Fact]
    public void Properties_of_values_in_values_are_walked_and_those_left_out_are_not()
    {
        using var db = new ThingDb();
        var thing = new Thing { Id = 1, Name = "one", Outer = new Outer { Words = "two", Inner = new Inner { Deep = "three" } }, Hidden = new Inner { Deep = "four" } };
        var entry = db.Add(thing);
        Assert.Equal(["one", "two", "three"], entry.AllProperties().Select(each => each.CurrentValue).OfType<string>());
        Assert.Equal(["Thing.Id", "Thing.Name", "Thing.Words", "Thing.Deep"], entry.Metadata.AllProperties().Select(each => each.FieldName()));

        entry.State = EntityState.Unchanged;
        thing.Outer = thing.Outer with { Inner = new Inner { Deep = "five" } };
        db.ChangeTracker.DetectChanges();
        Assert.Equal("three", Assert.Single(entry.AllProperties(), each => each.IsModified).OriginalValue);
    }

    [Fact]
    public void What_the_mapping_says_of_a_value_holds_for_all_that_it_holds()
    {
        using var db = new ThingDb();
        var said = db.Model.FindEntityType(typeof(Thing))!.AllProperties().Where(each => each.IsMarkedInHistory()).Select(each => each.Name);
        Assert.Equal(["Words", "Deep"], said);
    }

    private sealed record Inner
    {
        public required string Deep { get; init; }
    }

    private sealed record Outer
    {
        public required string Words { get; init; }
        public required Inner Inner { get; init; }
    }

    private sealed class Thing
    {
        public int Id { get; init; }
        public required string Name { get; init; }
        public required Outer Outer { get; set; }
        public required Inner Hidden { get; init; }
    }

    private sealed class ThingDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(new SqliteConnection("Data Source=:memory:"));

        protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Thing>(thing =>
        {
            thing.ComplexProperty(each => each.Outer, outer => outer.InHistory().ComplexProperty(each => each.Inner));
            thing.ComplexProperty(each => each.Hidden, hidden => hidden.NotInHistory("said elsewhere"));
        });
    }
}
