using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What a meeting is, as it is typed.</summary>
public sealed record MeetingForm
{
    public MeetingKind Kind { get; init; }
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Place { get; init; } = TextWords.None;
    public Side Host { get; init; }
    public DateOnly? On { get; init; }

    /// <summary>As typed (<see cref="MeetingTime.TryRead"/>).</summary>
    public string Begins { get; init; } = string.Empty;

    /// <inheritdoc cref="Begins"/>
    public string Ends { get; init; } = string.Empty;

    public TextWords VietnamAttendance { get; init; } = TextWords.None;
    public TextWords LaosAttendance { get; init; } = TextWords.None;

    internal static MeetingForm Of(Meeting meeting) => new()
    {
        Kind = meeting.Kind,
        Title = TextWords.From(meeting.Title),
        Place = TextWords.From(meeting.Place),
        Host = meeting.Host,
        On = meeting.On,
        Begins = MeetingTime.Words(meeting.Begins),
        Ends = MeetingTime.Words(meeting.Ends),
        VietnamAttendance = TextWords.From(meeting.VietnamAttendance),
        LaosAttendance = TextWords.From(meeting.LaosAttendance),
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal MeetingContent ToContent(Meeting? before, Language author) => new(
        Kind,
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Place.ApplyTo(before?.Place ?? LocalizedText.Empty, author),
        Host,
        On!.Value,
        TimeOf(Begins),
        TimeOf(Ends),
        VietnamAttendance.ApplyTo(before?.VietnamAttendance ?? LocalizedText.Empty, author),
        LaosAttendance.ApplyTo(before?.LaosAttendance ?? LocalizedText.Empty, author));

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public MeetingForm RebaseOn(MeetingForm theirs, MeetingForm opened) => this with
    {
        Kind = Kind == opened.Kind ? theirs.Kind : Kind,
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Place = Place.RebaseOn(theirs.Place, opened.Place),
        Host = Host == opened.Host ? theirs.Host : Host,
        On = On == opened.On ? theirs.On : On,
        Begins = Begins == opened.Begins ? theirs.Begins : Begins,
        Ends = Ends == opened.Ends ? theirs.Ends : Ends,
        VietnamAttendance = VietnamAttendance.RebaseOn(theirs.VietnamAttendance, opened.VietnamAttendance),
        LaosAttendance = LaosAttendance.RebaseOn(theirs.LaosAttendance, opened.LaosAttendance),
    };

    private static TimeOnly TimeOf(string words) => MeetingTime.TryRead(words, out var time) ? time : default;

    internal sealed class Validator : AbstractValidator<MeetingForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(Meeting.Title), Meeting.TitleMax, required: true, label: "Meeting.Title"));
            RuleFor(form => form.Place).Custom((words, context) => context.Check(words, nameof(Meeting.Place), Meeting.PlaceMax, required: true, label: "Meeting.Place"));
            RuleFor(form => form.VietnamAttendance).Custom((words, context) => context.Check(words, nameof(Meeting.VietnamAttendance), Meeting.AttendanceMax, label: "Meeting.VietnamAttendance"));
            RuleFor(form => form.LaosAttendance).Custom((words, context) => context.Check(words, nameof(Meeting.LaosAttendance), Meeting.AttendanceMax, label: "Meeting.LaosAttendance"));
            RuleFor(form => form.On).Custom((day, context) =>
            {
                if (day is null)
                {
                    context.Break(Rules.Required, nameof(Meeting.On), "Meeting.On");
                }
            });
            RuleFor(form => form.Begins).Custom((words, context) => Time(context, words, nameof(Meeting.Begins)));
            RuleFor(form => form.Ends).Custom((words, context) => Time(context, words, nameof(Meeting.Ends)));
        }

        private static void Time(ValidationContext<MeetingForm> context, string words, string field)
        {
            if (string.IsNullOrWhiteSpace(words))
            {
                context.Break(Rules.Required, field, $"Meeting.{field}");
            }
            else if (!MeetingTime.TryRead(words, out _))
            {
                context.Break(Rules.NotATime, field, words);
            }
        }
    }
}
