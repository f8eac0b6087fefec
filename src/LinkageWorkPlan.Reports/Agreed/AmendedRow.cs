using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What a row of a plan is about.</summary>
public enum AmendedRowKind
{
    Task,
    Indicator,
    Pillar,

    /// <summary>The plan's own title and period; they have no code.</summary>
    Title,
    Period,
}

/// <summary>A row of a plan that an amendment in force changed, added or dropped.</summary>
/// <param name="Code">Empty for the plan's own title and period.</param>
/// <param name="Title">As the amendment left it.</param>
public sealed record AmendedRow(AmendedRowKind Of, string Code, LocalizedText Title, AmendmentKind Kind, AmendmentInForce By)
{
    /// <param name="amendment">In force, with its items and indicators.</param>
    public static IReadOnlyList<AmendedRow> OfAmendment(Amendment amendment)
    {
        var by = new AmendmentInForce(amendment.Number, amendment.InForceOn!.Value);
        return
        [
            .. amendment.Items.Select(each => new AmendedRow(AmendedRowKind.Task, each.TaskCode, each.Title, each.Kind, by)),
            .. AmendedIndicator.Of(amendment).Select(each => new AmendedRow(AmendedRowKind.Indicator, each.Code, each.Title, each.Kind, by)),
            .. AmendedOutline.Of(amendment) is { } outline ? OfOutline(outline, by) : [],
        ];
    }

    private static IEnumerable<AmendedRow> OfOutline(AmendedOutline outline, AmendmentInForce by)
    {
        var (was, now) = (outline.Before, outline.After);
        if (!was.Title.SaysTheSame(now.Title))
        {
            yield return new AmendedRow(AmendedRowKind.Title, string.Empty, now.Title, AmendmentKind.Change, by);
        }

        if ((was.PeriodStart, was.PeriodEnd) != (now.PeriodStart, now.PeriodEnd))
        {
            yield return new AmendedRow(AmendedRowKind.Period, string.Empty, now.Title, AmendmentKind.Change, by);
        }

        foreach (var pillar in now.Pillars)
        {
            var before = was.Pillars.FirstOrDefault(each => each.Code == pillar.Code);
            if (before?.Title.SaysTheSame(pillar.Title) != true)
            {
                yield return new AmendedRow(AmendedRowKind.Pillar, pillar.Code, pillar.Title, before is null ? AmendmentKind.Add : AmendmentKind.Change, by);
            }
        }

        foreach (var gone in was.Pillars.Where(each => now.Pillars.All(pillar => pillar.Code != each.Code)))
        {
            yield return new AmendedRow(AmendedRowKind.Pillar, gone.Code, gone.Title, AmendmentKind.Drop, by);
        }
    }
}
