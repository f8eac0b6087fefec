using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>What a course is, as it is typed.</summary>
public sealed record CourseForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TeachingForm Form { get; init; }
    public DateOnly? Starts { get; init; }
    public DateOnly? Ends { get; init; }
    public TextWords Place { get; init; } = TextWords.None;

    /// <summary>Codes of languages.</summary>
    public IReadOnlyList<string> TeachingLanguages { get; init; } = [];

    public TextWords Trainers { get; init; } = TextWords.None;
    public TextWords Activity { get; init; } = TextWords.None;

    /// <summary>As <see cref="CourseTask.Key"/>; empty for none.</summary>
    public string Task { get; init; } = string.Empty;

    /// <summary>Codes of the memorandum's contents.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    internal static CourseForm Of(Course course) => new()
    {
        Title = TextWords.From(course.Title),
        Form = course.Form,
        Starts = course.Starts,
        Ends = course.Ends,
        Place = TextWords.From(course.Place),
        TeachingLanguages = course.TeachingLanguages,
        Trainers = TextWords.From(course.Trainers),
        Activity = TextWords.From(course.Activity),
        Task = course.Task?.Key ?? string.Empty,
        Contents = course.Contents,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal CourseContent ToContent(Course? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Form,
        Starts!.Value,
        Ends!.Value,
        Place.ApplyTo(before?.Place ?? LocalizedText.Empty, author),
        TeachingLanguages,
        Trainers.ApplyTo(before?.Trainers ?? LocalizedText.Empty, author),
        Activity.ApplyTo(before?.Activity ?? LocalizedText.Empty, author),
        CourseTask.Read(Task),
        Contents);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public CourseForm RebaseOn(CourseForm theirs, CourseForm opened) => this with
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Form = Form == opened.Form ? theirs.Form : Form,
        Starts = Starts == opened.Starts ? theirs.Starts : Starts,
        Ends = Ends == opened.Ends ? theirs.Ends : Ends,
        Place = Place.RebaseOn(theirs.Place, opened.Place),
        TeachingLanguages = TeachingLanguages.SequenceEqual(opened.TeachingLanguages) ? theirs.TeachingLanguages : TeachingLanguages,
        Trainers = Trainers.RebaseOn(theirs.Trainers, opened.Trainers),
        Activity = Activity.RebaseOn(theirs.Activity, opened.Activity),
        Task = Task == opened.Task ? theirs.Task : Task,
        Contents = Contents.SequenceEqual(opened.Contents) ? theirs.Contents : Contents,
    };

    internal sealed class Validator : AbstractValidator<CourseForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(Course.Title), Course.TitleMax, required: true, label: "Course.Title"));
            RuleFor(form => form.Place).Custom((words, context) => context.Check(words, nameof(Course.Place), Course.PlaceMax, label: "Course.Place"));
            RuleFor(form => form.Trainers).Custom((words, context) => context.Check(words, nameof(Course.Trainers), Course.TextMax, label: "Course.Trainers"));
            RuleFor(form => form.Activity).Custom((words, context) => context.Check(words, nameof(Course.Activity), Course.TextMax, label: "Course.Activity"));
            RuleFor(form => form.Starts).Custom((day, context) => Day(context, day, nameof(Course.Starts)));
            RuleFor(form => form.Ends).Custom((day, context) => Day(context, day, nameof(Course.Ends)));
        }

        private static void Day(ValidationContext<CourseForm> context, DateOnly? day, string field)
        {
            if (day is null)
            {
                context.Break(Rules.Required, field, $"Course.{field}");
            }
        }
    }
}
