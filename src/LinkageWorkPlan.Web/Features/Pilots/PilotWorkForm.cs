using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What a meeting decided about a model and how it is carried out, as it is typed.</summary>
public sealed record PilotWorkForm
{
    /// <summary>Null while nothing is chosen.</summary>
    public bool? IsChosen { get; init; }

    /// <summary>As <see cref="DecisionLink.Key"/>; empty for none.</summary>
    public string Decision { get; init; } = string.Empty;

    public PilotStage Stage { get; init; }

    /// <summary>As <see cref="TaskLink.Key"/>, with commas between them.</summary>
    public string Tasks { get; init; } = string.Empty;

    /// <summary>Codes of the memorandum's contents.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    internal static PilotWorkForm Of(PilotModel pilot) => new()
    {
        IsChosen = pilot.Decision is null ? null : pilot.State == PilotState.Chosen,
        Decision = pilot.Decision?.Key ?? string.Empty,
        Stage = pilot.Stage ?? PilotStage.Preparation,
        Tasks = string.Join(", ", pilot.Tasks.Select(each => each.Link.Key).Order(StringComparer.Ordinal)),
        Contents = pilot.Contents,
    };

    /// <exception cref="RuleException">Neither outcome nor decision may be left open, and each task is named with its plan.</exception>
    internal PilotWork ToWork()
    {
        var decision = DecisionLink.Read(Decision);
        List<BrokenRule> broken = [];
        if (IsChosen is null)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(IsChosen), "PilotModel.State"));
        }

        if (decision is null)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Decision), "PilotModel.DecidedItem"));
        }

        var tasks = Tasks.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(words => (Words: words, Link: TaskLink.Read(words))).ToList();
        if (tasks.Find(each => each.Link is null).Words is { } unknown)
        {
            broken.Add(new BrokenRule(Rules.PilotTaskUnknown, nameof(Tasks), unknown));
        }

        return broken.Count > 0 ? throw new RuleException(broken) : new PilotWork(IsChosen == true, decision!, Stage, [.. tasks.Select(each => each.Link!)]) { Contents = Contents };
    }

    /// <summary>This over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public PilotWorkForm RebaseOn(PilotWorkForm theirs, PilotWorkForm opened) => new()
    {
        IsChosen = IsChosen == opened.IsChosen ? theirs.IsChosen : IsChosen,
        Decision = Decision == opened.Decision ? theirs.Decision : Decision,
        Stage = Stage == opened.Stage ? theirs.Stage : Stage,
        Tasks = Tasks == opened.Tasks ? theirs.Tasks : Tasks,
        Contents = Contents.SequenceEqual(opened.Contents) ? theirs.Contents : Contents,
    };
}
