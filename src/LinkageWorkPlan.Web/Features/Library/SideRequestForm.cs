using FluentValidation;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What one side asks the other, as it is typed.</summary>
public sealed record SideRequestForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Question { get; init; } = TextWords.None;
    public SideRequestKind Kind { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>Codes of shared documents, with commas between them.</summary>
    public string Documents { get; init; } = string.Empty;

    internal static SideRequestForm Of(SideRequest request) => new()
    {
        Title = TextWords.From(request.Title),
        Question = TextWords.From(request.Question),
        Kind = request.Kind,
        Due = request.Due,
        Documents = string.Join(", ", request.Documents),
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal SideRequestContent ToContent(SideRequest? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Question.ApplyTo(before?.Question ?? LocalizedText.Empty, author),
        Kind,
        Due ?? default,
        [.. Documents.Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each => each.ToUpperInvariant()).Distinct()]);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public SideRequestForm RebaseOn(SideRequestForm theirs, SideRequestForm opened) => this with
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Question = Question.RebaseOn(theirs.Question, opened.Question),
        Kind = Kind == opened.Kind ? theirs.Kind : Kind,
        Due = Due == opened.Due ? theirs.Due : Due,
        Documents = Documents == opened.Documents ? theirs.Documents : Documents,
    };

    internal sealed class Validator : AbstractValidator<SideRequestForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(SideRequest.Title), SideRequest.TitleMax, required: true, label: "SideRequest.Title"));
            RuleFor(form => form.Question).Custom((words, context) => context.Check(words, nameof(SideRequest.Question), SideRequest.TextMax, required: true, label: "SideRequest.Question"));
            RuleFor(form => form.Due).Custom((day, context) => context.Check(new TextWords(day is null ? null : "1", null, null), nameof(SideRequest.Due), 1, required: true, label: "SideRequest.Due"));
        }
    }
}
