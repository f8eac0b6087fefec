using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What must hold before an amendment can be signed, and still when it comes in force. All of it is reported at once, each with the task to fix.</summary>
public static class AmendmentRules
{
    /// <param name="tasks">All of the plan's, with owners and milestones.</param>
    /// <param name="sideOf">The side of each owner, by id.</param>
    /// <param name="indicators">All of the plan's, with their figures.</param>
    /// <param name="issued">The plan's reports that both sides signed.</param>
    public static IReadOnlyList<BrokenRule> BeforeSigning(
        WorkPlan plan, Amendment amendment, IReadOnlyList<WorkTask> tasks, IReadOnlyDictionary<Guid, Side> sideOf,
        IReadOnlyList<Indicator> indicators, IReadOnlyList<CoveredPeriod> issued)
    {
        var broken = new List<BrokenRule>();
        if (amendment.IsEmpty)
        {
            broken.Add(new BrokenRule(Rules.AmendmentEmpty));
        }

        broken.AddRange(TaskRules.OfTexts(nameof(Amendment.Reason), [new(nameof(Amendment.Reason), amendment.Reason, Amendment.ReasonMax)]));
        var byCode = tasks.ToDictionary(each => each.Code);
        var judged = amendment.Judged(plan);
        var after = After(amendment, tasks);
        broken.AddRange(OfOutline(plan, amendment, tasks, issued));
        broken.AddRange(amendment is { OutlineBefore: { } was, OutlineAfter: { } now } ? OutlineRules.OfSectors(was, now, after) : []);
        var codes = after.Select(each => each.Code).ToHashSet();
        var known = indicators.Where(each => each.DroppedOn is null).Select(each => each.Code).Concat(amendment.Indicators.Where(each => each.Kind == AmendmentKind.Add).Select(each => each.Code)).ToHashSet();
        foreach (var item in amendment.Items.OrderBy(each => Texts.SortKey.OfCode(each.TaskCode), StringComparer.Ordinal))
        {
            broken.AddRange(OfItem(item, byCode.GetValueOrDefault(item.TaskCode)));
            if (item.After is { } content)
            {
                broken.AddRange(TaskRules.OfTask(judged, content, sideOf));
                broken.AddRange(OfPillar(judged, content));
                broken.AddRange(judged.UnknownSectors(content.Sectors, item.Before?.Sectors ?? []).Select(each => each with { Subject = content.Code }));
                broken.AddRange(content.PredecessorCodes().Where(each => !codes.Contains(each)).Select(each => new BrokenRule(Rules.TaskPredecessorUnknown, content.Code, each)));

                // One that this amendment drops says itself which tasks name it.
                broken.AddRange(content.Indicators.Except(item.Before?.Indicators ?? []).Where(each => !known.Contains(each)).Select(each => new BrokenRule(Rules.IndicatorUnknown, content.Code, each)));
                broken.AddRange(TaskRules.OfTexts(content.Code, content.Texts));
            }

            if (item.Kind == AmendmentKind.Drop && item.Reason.IsEmpty)
            {
                broken.Add(new BrokenRule(Rules.AmendmentDropUnexplained, item.TaskCode, item.TaskCode));
            }

            if (!item.Reason.IsEmpty)
            {
                broken.AddRange(TaskRules.OfTexts(item.TaskCode, [new(nameof(AmendmentItem.Reason), item.Reason, AmendmentItem.ReasonMax)]));
            }
        }

        broken.AddRange(TaskRules.Loops(after));
        broken.AddRange(OfIndicators(judged, amendment, indicators, after));
        return broken;
    }

    private static IEnumerable<BrokenRule> OfOutline(WorkPlan plan, Amendment amendment, IReadOnlyList<WorkTask> tasks, IReadOnlyList<CoveredPeriod> issued)
    {
        if (amendment is not { OutlineBefore: { } before, OutlineAfter: { } after })
        {
            return [];
        }

        // Tasks of the amendment are judged by the dates that it gives them.
        var concerned = tasks.Select(each => (each.Code, each.PillarCode, each.DroppedOn is null && amendment.ItemOf(each.Code) is null ? each.ToContent() : null));
        return OutlineRules.Of(plan, before, after, [.. concerned], issued);
    }

    private static IEnumerable<BrokenRule> OfPillar(WorkPlan judged, TaskContent task)
    {
        if (judged.Pillars.All(each => each.Code != task.PillarCode))
        {
            yield return new BrokenRule(Rules.PillarUnknown, task.Code, task.PillarCode);
        }
    }

    private static IEnumerable<BrokenRule> OfIndicators(WorkPlan judged, Amendment amendment, IReadOnlyList<Indicator> indicators, IReadOnlyList<TaskContent> tasks)
    {
        var byCode = indicators.ToDictionary(each => each.Code);
        foreach (var part in amendment.Indicators.OrderBy(each => Texts.SortKey.OfCode(each.Code), StringComparer.Ordinal))
        {
            foreach (var broken in OfIndicator(part, byCode.GetValueOrDefault(part.Code), tasks))
            {
                yield return broken;
            }

            var subject = Amendment.IndicatorSubject(part.Code);
            foreach (var broken in part.After?.Broken(judged) ?? [])
            {
                yield return broken with { Subject = subject };
            }

            foreach (var text in TaskRules.OfTexts(subject, [.. part.After?.Texts ?? [], .. part.Reason.IsEmpty ? Array.Empty<Texts.TextPlace>() : [new(nameof(AmendmentIndicator.Reason), part.Reason, AmendmentItem.ReasonMax)]]))
            {
                yield return text;
            }
        }

        // A target of a year that the plan no longer has.
        foreach (var kept in indicators.Where(each => each.DroppedOn is null && amendment.IndicatorOf(each.Code) is null && amendment.OutlineAfter is not null))
        {
            foreach (var target in kept.Targets.Where(each => each.Year < judged.PeriodStart.Year || each.Year > judged.PeriodEnd.Year))
            {
                yield return new BrokenRule(Rules.AmendmentIndicatorTarget, Amendment.OutlinePart, kept.Code, target.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static IEnumerable<BrokenRule> OfIndicator(AmendmentIndicator part, Indicator? indicator, IReadOnlyList<TaskContent> tasks)
    {
        BrokenRule Broken(string rule, params object[] arguments) => new(rule, Amendment.IndicatorSubject(part.Code), [part.Code, .. arguments]);
        if (part.Before is not { } before)
        {
            if (indicator is not null)
            {
                yield return Broken(Rules.IndicatorCodeTaken);
            }

            yield break;
        }

        if (indicator is null || indicator.DroppedOn is not null || !indicator.ToContent().SaysTheSame(before))
        {
            yield return Broken(Rules.AmendmentPartOutdated);
            yield break;
        }

        if (part.Kind == AmendmentKind.Drop)
        {
            if (indicator.HasAgreedFigure)
            {
                yield return Broken(Rules.AmendmentIndicatorAgreed);
            }

            if (tasks.Where(each => each.Indicators.Contains(part.Code)).Select(each => each.Code).ToList() is { Count: > 0 } naming)
            {
                yield return Broken(Rules.IndicatorInUse, string.Join(", ", naming));
            }
        }
        else if (indicator.HasFigures && part.After!.Unit[before.Unit.Source]?.Text != before.Unit[before.Unit.Source]?.Text)
        {
            // Figures that were recorded count in that unit; a rendering of it may be corrected.
            yield return Broken(Rules.AmendmentIndicatorUnit);
        }
    }

    private static IEnumerable<BrokenRule> OfItem(AmendmentItem item, WorkTask? task)
    {
        if (item.Before is not { } before)
        {
            if (task is not null)
            {
                yield return new BrokenRule(Rules.TaskCodeTaken, item.TaskCode, item.TaskCode);
            }

            yield break;
        }

        if (task is null || task.DroppedOn is not null || !task.ToContent().SaysTheSame(before))
        {
            yield return new BrokenRule(Rules.AmendmentOutdated, item.TaskCode, item.TaskCode);
            yield break;
        }

        if (task.Percent == 100 && (item.Kind == AmendmentKind.Drop || item.MovesDates))
        {
            yield return new BrokenRule(Rules.AmendmentTaskDone, item.TaskCode, item.TaskCode);
        }

        if (item.After is not { } after)
        {
            yield break;
        }

        // What was said of a milestone must go on to speak of it, and a day that was kept or missed stays the day that was agreed.
        foreach (var milestone in task.Milestones)
        {
            var then = after.Milestones.FirstOrDefault(each => each.Id == milestone.Id);
            if ((milestone.Reached is not null && then?.Planned != milestone.Planned) || (milestone.Expected is not null && then is null))
            {
                yield return new BrokenRule(Rules.AmendmentMilestoneReported, item.TaskCode, item.TaskCode, milestone.Code);
            }
        }
    }

    /// <summary>The plan's tasks as they will be, those without that are dropped.</summary>
    private static IReadOnlyList<TaskContent> After(Amendment amendment, IReadOnlyList<WorkTask> tasks) =>
    [
        .. tasks.Where(each => each.DroppedOn is null && amendment.ItemOf(each.Code) is not { After: null }).Select(each => amendment.ItemOf(each.Code)?.After ?? each.ToContent()),
        .. amendment.Items.Where(each => each.Kind == AmendmentKind.Add).Select(each => each.After!),
    ];
}
