using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>All that the task's form holds, as typed.</summary>
public sealed record TaskForm
{
    public string Code { get; init; } = string.Empty;
    public string PillarCode { get; init; } = string.Empty;
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Description { get; init; } = TextWords.None;
    public TextWords Outputs { get; init; } = TextWords.None;
    public TextWords MouContent { get; init; } = TextWords.None;
    public IReadOnlyList<string> Sectors { get; init; } = [];
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public Side? Lead { get; init; }
    public Side? Counterpart { get; init; }
    public LeadAlternation Alternation { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public int Weight { get; init; } = 1;
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public IReadOnlyList<string> Predecessors { get; init; } = [];
    public IReadOnlyList<BudgetForm> Budget { get; init; } = [];
    public IReadOnlyList<MilestoneForm> Milestones { get; init; } = [];

    public static TaskForm Of(TaskContent content) => new()
    {
        Code = content.Code,
        PillarCode = content.PillarCode,
        Title = TextWords.From(content.Title),
        Description = TextWords.From(content.Description),
        Outputs = TextWords.From(content.Outputs),
        MouContent = TextWords.From(content.MouContent),
        Sectors = content.Sectors,
        Indicators = content.Indicators,
        Lead = content.Lead,
        Counterpart = content.Counterpart,
        Alternation = content.Alternation,
        Start = content.Start,
        End = content.End,
        Weight = content.Weight,
        Owners = [.. content.Owners.Order()],
        Predecessors = content.Predecessors,
        Budget = [.. content.Budget.Select((line, place) => new BudgetForm(place, line.Currency, line.Amount, TextWords.From(line.Source)))],
        Milestones = [.. content.Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal)
            .Select(each => new MilestoneForm(each.Id, each.Code, each.Type, TextWords.From(each.Title), each.Planned))],
    };

    /// <param name="before">The task as it is saved: languages that were not touched keep their state.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public TaskContent ToContent(TaskContent before, Language author) => new()
    {
        Code = Code.Trim(),
        PillarCode = PillarCode,
        Title = Title.ApplyTo(before.Title, author),
        Description = Description.ApplyTo(before.Description, author),
        Outputs = Outputs.ApplyTo(before.Outputs, author),
        MouContent = MouContent.ApplyTo(before.MouContent, author),
        Sectors = Sectors,
        Indicators = Indicators,
        Lead = Lead,
        Counterpart = Counterpart,
        Alternation = Alternation,
        Start = Start,
        End = End,
        Weight = Weight,
        Owners = Owners,
        Predecessors = Predecessors,
        Budget = [.. Budget.Select(line => new BudgetLine(line.Currency, line.Amount ?? 0, line.Source.ApplyTo(before.Budget.ElementAtOrDefault(line.Place ?? -1)?.Source ?? LocalizedText.Empty, author)))],
        Milestones = [.. Milestones.Select(each => new MilestoneContent(each.Id, each.Code.Trim(), each.Type,
            each.Title.ApplyTo(before.Milestones.FirstOrDefault(milestone => milestone.Id == each.Id && each.Id is not null)?.Title ?? LocalizedText.Empty, author), each.Planned))],
    };

    /// <summary>
    /// This form put over what somebody else saved meanwhile: every field that was changed here stays as typed, every field that
    /// was not takes their value.
    /// </summary>
    /// <param name="opened">The form as it was opened.</param>
    public TaskForm Over(TaskForm theirs, TaskForm opened) => new()
    {
        Code = Mine(Code, opened.Code, theirs.Code),
        PillarCode = Mine(PillarCode, opened.PillarCode, theirs.PillarCode),
        Title = Mine(Title, opened.Title, theirs.Title),
        Description = Mine(Description, opened.Description, theirs.Description),
        Outputs = Mine(Outputs, opened.Outputs, theirs.Outputs),
        MouContent = Mine(MouContent, opened.MouContent, theirs.MouContent),
        Sectors = Mine(Sectors, opened.Sectors, theirs.Sectors),
        Indicators = Mine(Indicators, opened.Indicators, theirs.Indicators),
        Lead = Mine(Lead, opened.Lead, theirs.Lead),
        Counterpart = Mine(Counterpart, opened.Counterpart, theirs.Counterpart),
        Alternation = Mine(Alternation, opened.Alternation, theirs.Alternation),
        Start = Mine(Start, opened.Start, theirs.Start),
        End = Mine(End, opened.End, theirs.End),
        Weight = Mine(Weight, opened.Weight, theirs.Weight),
        Owners = Mine(Owners, opened.Owners, theirs.Owners),
        Predecessors = Mine(Predecessors, opened.Predecessors, theirs.Predecessors),
        Budget = Mine(Budget, opened.Budget, theirs.Budget),
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
                merged.Add(new MilestoneForm(
                    milestone.Id,
                    Mine(milestone.Code, before.Code, now.Code),
                    Mine(milestone.Type, before.Type, now.Type),
                    Mine(milestone.Title, before.Title, now.Title),
                    Mine(milestone.Planned, before.Planned, now.Planned)));
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

    private static T Mine<T>(T mine, T opened, T theirs) => EqualityComparer<T>.Default.Equals(mine, opened) ? theirs : mine;

    /// <summary>Language by language: one side writes its own without taking back the other's.</summary>
    private static TextWords Mine(TextWords mine, TextWords opened, TextWords theirs) => mine.Over(theirs, opened);

    private static IReadOnlyList<T> Mine<T>(IReadOnlyList<T> mine, IReadOnlyList<T> opened, IReadOnlyList<T> theirs) => mine.SequenceEqual(opened) ? theirs : mine;
}

/// <param name="Id">Null for a new one.</param>
public sealed record MilestoneForm(Guid? Id, string Code, MilestoneType Type, TextWords Title, DateOnly? Planned);

/// <param name="Place">Its place among the saved lines; null for a new one.</param>
public sealed record BudgetForm(int? Place, Currency Currency, decimal? Amount, TextWords Source);
