using FluentValidation;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>A row of the compatibility matrix, as it is typed.</summary>
public sealed record CompatibilityForm
{
    public ParkTopic Topic { get; init; }
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords VietnamRule { get; init; } = TextWords.None;
    public TextWords LaosRule { get; init; } = TextWords.None;
    public TextWords Gap { get; init; } = TextWords.None;
    public TextWords Measure { get; init; } = TextWords.None;

    /// <summary>As <see cref="TaskLink.Key"/>; empty for none.</summary>
    public string Task { get; init; } = string.Empty;

    internal static CompatibilityForm Of(CompatibilityRow row) => new()
    {
        Topic = row.Topic,
        Title = TextWords.From(row.Title),
        VietnamRule = TextWords.From(row.VietnamRule),
        LaosRule = TextWords.From(row.LaosRule),
        Gap = TextWords.From(row.Gap),
        Measure = TextWords.From(row.Measure),
        Task = row.Task?.Key ?? string.Empty,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal CompatibilityContent ToContent(CompatibilityRow? before, Language author) => new(
        Topic,
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        VietnamRule.ApplyTo(before?.VietnamRule ?? LocalizedText.Empty, author),
        LaosRule.ApplyTo(before?.LaosRule ?? LocalizedText.Empty, author),
        Gap.ApplyTo(before?.Gap ?? LocalizedText.Empty, author),
        Measure.ApplyTo(before?.Measure ?? LocalizedText.Empty, author),
        TaskLink.Read(Task));

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public CompatibilityForm RebaseOn(CompatibilityForm theirs, CompatibilityForm opened) => new()
    {
        Topic = Topic == opened.Topic ? theirs.Topic : Topic,
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        VietnamRule = VietnamRule.RebaseOn(theirs.VietnamRule, opened.VietnamRule),
        LaosRule = LaosRule.RebaseOn(theirs.LaosRule, opened.LaosRule),
        Gap = Gap.RebaseOn(theirs.Gap, opened.Gap),
        Measure = Measure.RebaseOn(theirs.Measure, opened.Measure),
        Task = Task == opened.Task ? theirs.Task : Task,
    };

    internal sealed class Validator : AbstractValidator<CompatibilityForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(CompatibilityRow.Title), CompatibilityRow.TitleMax, required: true, label: "CompatibilityRow.Title"));
            RuleFor(form => form.VietnamRule).Custom((words, context) => context.Check(words, nameof(CompatibilityRow.VietnamRule), CompatibilityRow.TextMax, label: "CompatibilityRow.VietnamRule"));
            RuleFor(form => form.LaosRule).Custom((words, context) => context.Check(words, nameof(CompatibilityRow.LaosRule), CompatibilityRow.TextMax, label: "CompatibilityRow.LaosRule"));
            RuleFor(form => form.Gap).Custom((words, context) => context.Check(words, nameof(CompatibilityRow.Gap), CompatibilityRow.TextMax, label: "CompatibilityRow.Gap"));
            RuleFor(form => form.Measure).Custom((words, context) => context.Check(words, nameof(CompatibilityRow.Measure), CompatibilityRow.TextMax, label: "CompatibilityRow.Measure"));
        }
    }
}
