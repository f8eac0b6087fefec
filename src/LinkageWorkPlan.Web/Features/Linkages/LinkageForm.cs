using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What a linkage is, as it is typed.</summary>
public sealed record LinkageForm
{
    /// <summary>Code or name of the Vietnamese enterprise.</summary>
    public string Vietnam { get; init; } = string.Empty;

    /// <summary>Code or name of the Lao enterprise.</summary>
    public string Laos { get; init; } = string.Empty;

    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Obstacles { get; init; } = TextWords.None;

    /// <summary>Code of a pilot model; empty for none.</summary>
    public string Pilot { get; init; } = string.Empty;

    /// <summary>As <see cref="TaskLink.Key"/>; empty for none.</summary>
    public string Task { get; init; } = string.Empty;

    /// <summary>Of a new one.</summary>
    public LinkageStage Stage { get; init; }

    /// <summary>Of a new one: since when it is at this stage, UTC+7.</summary>
    public DateOnly? Since { get; init; }

    internal static LinkageForm Of(Linkage linkage) => new()
    {
        Vietnam = linkage.VietnamCode,
        Laos = linkage.LaosCode,
        Title = TextWords.From(linkage.Title),
        Obstacles = TextWords.From(linkage.Obstacles),
        Pilot = linkage.PilotCode ?? string.Empty,
        Task = linkage.Task?.Key ?? string.Empty,
        Stage = linkage.Last.Stage,
        Since = linkage.Last.On,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal LinkageContent ToContent(string vietnam, string laos, Linkage? before, Language author) => new(
        vietnam, laos, Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author), Obstacles.ApplyTo(before?.Obstacles ?? LocalizedText.Empty, author),
        Pilot.Length == 0 ? null : Pilot, TaskLink.Read(Task));

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public LinkageForm RebaseOn(LinkageForm theirs, LinkageForm opened) => this with
    {
        Vietnam = Vietnam == opened.Vietnam ? theirs.Vietnam : Vietnam,
        Laos = Laos == opened.Laos ? theirs.Laos : Laos,
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Obstacles = Obstacles.RebaseOn(theirs.Obstacles, opened.Obstacles),
        Pilot = Pilot == opened.Pilot ? theirs.Pilot : Pilot,
        Task = Task == opened.Task ? theirs.Task : Task,
        Stage = theirs.Stage,
        Since = theirs.Since,
    };

    internal sealed class Validator : AbstractValidator<LinkageForm>
    {
        public Validator()
        {
            RuleFor(form => form.Vietnam).Custom((words, context) => Given(context, words, nameof(Vietnam), "Linkage.VietnamCode"));
            RuleFor(form => form.Laos).Custom((words, context) => Given(context, words, nameof(Laos), "Linkage.LaosCode"));
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(Linkage.Title), Linkage.TitleMax, required: true, label: "Linkage.Title"));
            RuleFor(form => form.Obstacles).Custom((words, context) => context.Check(words, nameof(Linkage.Obstacles), Linkage.ObstaclesMax, label: "Linkage.Obstacles"));
            RuleFor(form => form.Since).Custom((day, context) =>
            {
                if (day is null)
                {
                    context.Break(Rules.Required, nameof(Since), "LinkageStep.On");
                }
            });
        }

        private static void Given(ValidationContext<LinkageForm> context, string words, string field, string label)
        {
            if (string.IsNullOrWhiteSpace(words))
            {
                context.Break(Rules.Required, field, label);
            }
        }
    }
}
