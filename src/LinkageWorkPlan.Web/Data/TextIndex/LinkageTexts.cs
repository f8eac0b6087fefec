using System.Globalization;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Linkages are the group's: no plan and no agreement holds their words.</summary>
internal sealed class LinkageTexts() : TextSource(TextKind.Linkage)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Linkages.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var linkages = await db.Linkages.AsNoTracking().IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return linkages.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "8/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) =>
        (await db.Linkages.SingleOrDefaultAsync(each => each.Id == id, cancel), null);
}

/// <summary>Names of enterprises are found, and so are those of entries that were merged into them; none is on the desk: a spelling is no translation.</summary>
internal sealed class EnterpriseTexts() : TextSource(TextKind.Enterprise)
{
    /// <summary>How the place of a former spelling begins; its number follows.</summary>
    public const string OtherName = "OtherNames:";

    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Enterprises.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var enterprises = await db.Enterprises.AsNoTracking().IgnoreAutoIncludes().Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.Code, each.Number, each.Name, each.OtherNames }).ToListAsync(cancel);
        return enterprises.Select(each => (
            new TextOrigin(Kind, each.Id, null, null, each.Code, "9/" + each.Number.ToString("D6", CultureInfo.InvariantCulture), null, [each.Code]),
            (IEnumerable<TextPlace>)
            [
                new TextPlace(nameof(Enterprise.Name), each.Name, Enterprise.NameMax),
                .. each.OtherNames.Index().Select(other => new TextPlace(string.Create(CultureInfo.InvariantCulture, $"{OtherName}{other.Index + 1}"), Spelled(other.Item), Enterprise.NameMax)),
            ]));
    }

    /// <summary>In which language a spelling is, nobody wrote down: Lao letters are Lao.</summary>
    private static LocalizedText Spelled(string name) =>
        name.Any(each => each is >= '\u0E81' and <= '\u0EDF') ? LocalizedText.Of(Language.Lo, name) : LocalizedText.Of(Language.Vi, name);
}
