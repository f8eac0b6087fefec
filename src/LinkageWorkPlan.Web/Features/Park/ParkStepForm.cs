using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What a step is, as it is typed.</summary>
public sealed record ParkStepForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Gate { get; init; } = TextWords.None;

    /// <summary>As <see cref="TaskLink.Key"/>, with commas between them.</summary>
    public string Tasks { get; init; } = string.Empty;

    internal static ParkStepForm Of(ParkProgramme park, ParkStep step) => new()
    {
        Title = TextWords.From(step.Title),
        Gate = TextWords.From(step.Gate),
        Tasks = string.Join(", ", park.TasksOf(step).Select(each => each.Key)),
    };

    /// <param name="before">As it is saved.</param>
    /// <param name="author">The language of whoever writes.</param>
    /// <exception cref="RuleException"><see cref="Rules.ParkTaskUnknown"/>: a task is not named with its plan.</exception>
    internal ParkStepContent ToContent(ParkStep before, Language author)
    {
        var tasks = Tasks.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(words => TaskLink.Read(words) ?? throw new RuleException(Rules.ParkTaskUnknown, nameof(Tasks), words));
        return new ParkStepContent(Title.ApplyTo(before.Title, author), Gate.ApplyTo(before.Gate, author), [.. tasks]);
    }

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public ParkStepForm RebaseOn(ParkStepForm theirs, ParkStepForm opened) => new()
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Gate = Gate.RebaseOn(theirs.Gate, opened.Gate),
        Tasks = Tasks == opened.Tasks ? theirs.Tasks : Tasks,
    };

    internal sealed class Validator : AbstractValidator<ParkStepForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(ParkStep.Title), ParkStep.TitleMax, required: true, label: "ParkStep.Title"));
            RuleFor(form => form.Gate).Custom((words, context) => context.Check(words, nameof(ParkStep.Gate), ParkStep.GateMax, required: true, label: "ParkStep.Gate"));
        }
    }
}
