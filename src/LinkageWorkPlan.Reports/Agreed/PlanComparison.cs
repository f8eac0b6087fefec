using System.Globalization;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<string, string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What one content of a plan changes in the one before, item by item.</summary>
public static class PlanComparison
{
    /// <param name="reader">In whose language the names of owners and the sources of money are given.</param>
    public static IReadOnlyList<ItemChange> Of(PlanContent before, PlanContent after, Language reader)
    {
        var plan = new ChangeList()
            .Text("WorkPlan.Title", before.Title, after.Title)
            .Date("WorkPlan.PeriodStart", before.PeriodStart, after.PeriodStart)
            .Date("WorkPlan.PeriodEnd", before.PeriodEnd, after.PeriodEnd)
            .Name("WorkPlan.Kind", before.Kind, after.Kind).All;
        return
        [
            .. plan.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, nameof(WorkPlan), after.Code, after.Title, plan)],
            .. ItemChange.Of(nameof(Pillar), ChangeList.Pairs(before.Pillars, after.Pillars, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text("Pillar.Title", was.Title, now.Title)),
            .. ItemChange.Of(nameof(Sector), ChangeList.Pairs(before.Sectors, after.Sectors, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text("Sector.Title", was.Title, now.Title)),
            .. ItemChange.Of(nameof(WorkTask), ChangeList.Pairs(before.Tasks, after.Tasks, each => each.Code), each => each.Code, each => each.Title, (was, now) => OfTask(was, now, reader)),
            .. ItemChange.Of(nameof(Indicator), ChangeList.Pairs(before.Indicators, after.Indicators, each => each.Code), each => each.Code, each => each.Title, OfIndicator),
        ];
    }

    /// <summary>Field by field; milestones by their codes.</summary>
    public static ChangeList OfTask(PlanTask before, PlanTask after, Language reader)
    {
        var list = new ChangeList().Words("WorkTask.PillarCode", before.PillarCode, after.PillarCode);
        foreach (var field in TaskFields.All)
        {
            Of(list, field, before, after);
        }

        list.Words("WorkTask.Owners", Joined(before.Owners.Select(each => each.Name.For(reader))), Joined(after.Owners.Select(each => each.Name.For(reader))));
        foreach (var (was, now) in ChangeList.Pairs(before.Milestones, after.Milestones, each => each.Code))
        {
            var code = (now ?? was)!.Code;
            list.Text("Milestone.Title", was?.Title ?? LocalizedText.Empty, now?.Title ?? LocalizedText.Empty, code)
                .Name("Milestone.Type", was?.Type, now?.Type, code)
                .Date("Milestone.Planned", was?.Planned, now?.Planned, code);
        }

        return list;
    }

    /// <summary>Title, period, pillars and sectors, these by their codes and then their order.</summary>
    public static ChangeList OfOutline(AgreedOutline before, AgreedOutline after)
    {
        var list = new ChangeList().Text("WorkPlan.Title", before.Title, after.Title)
            .Date("WorkPlan.PeriodStart", before.PeriodStart, after.PeriodStart).Date("WorkPlan.PeriodEnd", before.PeriodEnd, after.PeriodEnd);
        foreach (var (was, now) in ChangeList.Pairs(before.Pillars, after.Pillars, each => each.Code))
        {
            list.Text("Pillar.Title", was?.Title ?? LocalizedText.Empty, now?.Title ?? LocalizedText.Empty, (now ?? was)!.Code);
        }

        list.Words("Pillar.Order", string.Join(", ", before.Pillars.Select(each => each.Code)), string.Join(", ", after.Pillars.Select(each => each.Code)));
        return OfSectors(list, before.Sectors, after.Sectors);
    }

    /// <summary>By their codes, then their order.</summary>
    public static ChangeList OfSectors(ChangeList list, IReadOnlyList<Sector> before, IReadOnlyList<Sector> after)
    {
        foreach (var (was, now) in ChangeList.Pairs(before, after, each => each.Code))
        {
            list.Text("Sector.Title", was?.Title ?? LocalizedText.Empty, now?.Title ?? LocalizedText.Empty, (now ?? was)!.Code);
        }

        return list.Words("Sector.Order", string.Join(", ", before.Select(each => each.Code)), string.Join(", ", after.Select(each => each.Code)));
    }

    /// <summary>Field by field; baselines by their place, targets by their year.</summary>
    public static ChangeList OfIndicator(PlanIndicator before, PlanIndicator after)
    {
        var list = new ChangeList().Text("Indicator.Title", before.Title, after.Title).Text("Indicator.Definition", before.Definition, after.Definition)
            .Text("Indicator.Unit", before.Unit, after.Unit).Name("Indicator.Direction", before.Direction, after.Direction)
            .Text("Indicator.VietnameseSource", before.VietnameseSource, after.VietnameseSource).Text("Indicator.LaoSource", before.LaoSource, after.LaoSource);
        for (var place = 0; place < Math.Max(before.Baselines.Count, after.Baselines.Count); place++)
        {
            var (was, now, number) = (before.Baselines.ElementAtOrDefault(place), after.Baselines.ElementAtOrDefault(place), (place + 1).ToString(CultureInfo.InvariantCulture));
            list.Number("IndicatorBaseline.Value", was?.Value, now?.Value, number).Date("IndicatorBaseline.AsOf", was?.AsOf, now?.AsOf, number)
                .Name("IndicatorBaseline.Side", was?.Side, now?.Side, number)
                .Text("IndicatorBaseline.Source", was?.Source ?? LocalizedText.Empty, now?.Source ?? LocalizedText.Empty, number)
                .Text("IndicatorBaseline.Note", was?.Note ?? LocalizedText.Empty, now?.Note ?? LocalizedText.Empty, number);
        }

        foreach (var (was, now) in ChangeList.Pairs(before.Targets, after.Targets, each => each.Year.ToString(CultureInfo.InvariantCulture)))
        {
            list.Number("IndicatorTarget.Value", was?.Value, now?.Value, (now ?? was)!.Year.ToString(CultureInfo.InvariantCulture));
        }

        return list;
    }

    private static void Of(ChangeList list, TaskField field, AgreedTask before, AgreedTask after)
    {
        var key = $"{nameof(WorkTask)}.{field.Name}";
        switch (field)
        {
            case TaskText text:
                list.Text(key, text.Of(before), text.Of(after));
                break;
            case TaskDay day:
                list.Date(key, day.Of(before), day.Of(after));
                break;
            case TaskChoice choice:
                list.Name(key, choice.Of(before), choice.Of(after));
                break;
            case TaskPercent share:
                list.Number(key, share.Of(before), share.Of(after));
                break;
            case TaskCodes codes:
                list.Words(key, Joined(codes.Of(before)), Joined(codes.Of(after)));
                break;
            case TaskMoney money:
                OfBudget(list, key, money.Of(before), money.Of(after));
                break;
            default:
                throw new InvalidOperationException($"How {field} is compared is not said.");
        }
    }

    /// <summary>Line by line: the sum, and where it comes from.</summary>
    private static void OfBudget(ChangeList list, string key, IReadOnlyList<BudgetLine> before, IReadOnlyList<BudgetLine> after)
    {
        for (var place = 0; place < Math.Max(before.Count, after.Count); place++)
        {
            var (was, now, number) = (before.ElementAtOrDefault(place), after.ElementAtOrDefault(place), (place + 1).ToString(CultureInfo.InvariantCulture));
            list.Money(key, Of(was), Of(now), number).Text("BudgetLine.Source", was?.Source ?? LocalizedText.Empty, now?.Source ?? LocalizedText.Empty, number);
        }
    }

    private static string? Of(BudgetLine? line) => line is null ? null : FieldChange.MoneyOf(line.Amount, line.Currency);

    private static string Joined(IEnumerable<string> words) => string.Join("; ", words);
}
