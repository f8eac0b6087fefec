using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>All that the task's form holds, as typed.</summary>
public sealed record TaskForm : TaskValues<TextWords>
{
    public string Code { get; init; } = string.Empty;
    public string PillarCode { get; init; } = string.Empty;
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public IReadOnlyList<BudgetForm> Budget { get; init; } = [];
    public IReadOnlyList<MilestoneForm> Milestones { get; init; } = [];

    public static TaskForm Of(TaskContent content)
    {
        var form = new TaskForm
        {
            Code = content.Code,
            PillarCode = content.PillarCode,
            Owners = [.. content.Owners.Order()],
            Budget = [.. content.Budget.Select((line, place) => new BudgetForm(place, line.Currency, line.Amount, TextWords.From(line.Source)))],
            Milestones = [.. content.Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal)
                .Select(each => new MilestoneForm(each) { Id = each.Id })],
        };
        return form.TakeFrom(content, text => TextWords.From(text.Of(content)));
    }

    /// <summary>What a new task begins with that is to be like this one: all but its code and milestones.</summary>
    public TaskForm CopyAs(string code, string pillar) => this with { Code = code, PillarCode = pillar, Milestones = [], Budget = [.. Budget.Select(line => line with { Place = null })] };

    /// <param name="before">The task as it is saved: languages that were not touched keep their state.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public TaskContent ToContent(TaskContent before, Language author)
    {
        var content = new TaskContent
        {
            Code = Code.Trim(),
            PillarCode = PillarCode,
            Owners = Owners,
            Budget = [.. Budget.Select(line => new BudgetLine(line.Currency, line.Amount ?? 0, line.Source.ApplyTo(before.Budget.ElementAtOrDefault(line.Place ?? -1)?.Source ?? LocalizedText.Empty, author)))],
            Milestones = [.. Milestones.Select(each => each.ToContent(before.Milestones.FirstOrDefault(milestone => milestone.Id == each.Id && each.Id is not null), author))],
        };
        return content.TakeFrom(this, text => text.Of(this).ApplyTo(text.Of(before), author));
    }

    /// <summary>
    /// This form rebased on what somebody else saved meanwhile: every field that was changed here stays as typed, every field that
    /// was not takes their value.
    /// </summary>
    /// <param name="opened">The form as it was opened.</param>
    public TaskForm RebaseOn(TaskForm theirs, TaskForm opened) =>
        TaskFields.All.Aggregate(this, (form, field) => field.With(form, Mine(field.Of(this), field.Of(opened), field.Of(theirs)))) with
        {
            Code = (string)Mine(Code, opened.Code, theirs.Code)!,
            PillarCode = (string)Mine(PillarCode, opened.PillarCode, theirs.PillarCode)!,
            Owners = Owners.SequenceEqual(opened.Owners) ? theirs.Owners : Owners,
            Milestones = MergeMilestones(theirs, opened),
        };

    /// <summary>Milestone by milestone, so that two people who each add one keep both.</summary>
    private List<MilestoneForm> MergeMilestones(TaskForm theirs, TaskForm opened)
    {
        var merged = new List<MilestoneForm>();
        foreach (var milestone in Milestones)
        {
            var (before, now) = (opened.Milestones.FirstOrDefault(each => each.Id == milestone.Id), theirs.Milestones.FirstOrDefault(each => each.Id == milestone.Id));
            if (milestone.Id is null || before is null)
            {
                merged.Add(milestone);
            }
            else if (now is not null)
            {
                merged.Add(milestone.RebaseOn(now, before));
            }
            else if (milestone != before)
            {
                // They removed what was changed here: it comes back as a new one.
                merged.Add(milestone with { Id = null });
            }
        }

        merged.AddRange(theirs.Milestones.Where(each => opened.Milestones.All(before => before.Id != each.Id)));
        return merged;
    }

    /// <summary>Texts language by language: one side writes its own without taking back the other's.</summary>
    internal static object? Mine(object? mine, object? opened, object? theirs) => (mine, opened, theirs) switch
    {
        (TextWords words, TextWords before, TextWords now) => words.RebaseOn(now, before),
        (IEnumerable<object> list, IEnumerable<object> before, _) => list.SequenceEqual(before) ? theirs : mine,
        _ => Equals(mine, opened) ? theirs : mine,
    };
}

/// <param name="Place">Its place among the saved lines; null for a new one.</param>
public sealed record BudgetForm(int? Place, Currency Currency, decimal? Amount, TextWords Source);
