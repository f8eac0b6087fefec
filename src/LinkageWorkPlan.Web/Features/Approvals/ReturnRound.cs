using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair sends the content back with a comment: it becomes a draft again, and what was signed is void.</summary>
public static class ReturnRound
{
    /// <param name="Comment">What to fix; required where no part has a comment.</param>
    /// <param name="Parts">Comments on single parts: by the key of a report's section or the code of a plan's pillar.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Comment, IReadOnlyDictionary<string, string> Parts) : ICommand
    {
        public Command(Guid roundId, string comment)
            : this(roundId, comment, new Dictionary<string, string>())
        {
        }

        public string? Reason => Comment;

        /// <summary>The same comments in the other official language, by part; an empty part for the one on the whole. What is missing goes to the translation desk.</summary>
        public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, NotificationDesk desk, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            await db.SignerAsync(context.User, clock.Today, cancellationToken);
            var parts = request.Parts.Keys.Union(request.Others.Keys).Where(part => part.Length > 0).ToDictionary(part => part, part => Said(request, part).Words);
            round.Return(Said(request, string.Empty).Words, parts, context.User.Name, clock.UtcNow);
            await KeepTextsAsync(round, part => Said(request, part).Other, cancellationToken);
            subject.ReturnToDraft();
            await mails.StopAskingAsync(round, cancellationToken);
            await desk.TellAsync(
                NotificationKind.Waiting, $"Returned:{round.Id}", new NotificationSubject(round.SubjectId, round.SubjectCode, round.Title, $"/approvals/{round.Id}"),
                await desk.PeopleAsync(Role.Secretary, null, cancellationToken), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        /// <summary>Whoever writes in one language alone says it in that one, whichever field it stands in.</summary>
        private static (string Words, string? Other) Said(Command request, string part)
        {
            var (words, other) = (part.Length == 0 ? request.Comment : request.Parts.GetValueOrDefault(part, string.Empty), request.Others.GetValueOrDefault(part));
            return TextNormalizer.Normalize(words).Length == 0 ? (other ?? string.Empty, null) : (words, other);
        }

        private async Task KeepTextsAsync(SignOffRound round, Func<string, string?> other, CancellationToken cancel)
        {
            Guid? plan = round.Subject switch
            {
                SignOffSubject.Plan => round.SubjectId,
                SignOffSubject.Amendment => await db.Amendments.Where(each => each.Id == round.SubjectId).Select(each => each.PlanId).SingleAsync(cancel),
                SignOffSubject.Minutes => await PlanOfMeetingAsync(round.SubjectId, cancel),
                SignOffSubject.ScoringSheet => await PlanOfScoringAsync(round.SubjectId, cancel),
                SignOffSubject.Report => await db.Reports.Where(each => each.Id == round.SubjectId).Select(each => each.PlanId).SingleAsync(cancel),
            };
            if (round.Comment is { Length: > 0 } whole)
            {
                db.ReturnTexts.Add(new ReturnText(round, plan, string.Empty, whole, other(string.Empty)));
            }

            db.ReturnTexts.AddRange(round.Comments.Select(each => new ReturnText(round, plan, each.Part, each.Words, other(each.Part))));
        }

        /// <summary>A round of scoring stands beside them, too.</summary>
        private async Task<Guid?> PlanOfScoringAsync(Guid id, CancellationToken cancel)
        {
            var scored = await db.ScoringSheets.Where(each => each.Id == id).Select(each => each.ScoredAt!.Value).SingleAsync(cancel);
            var day = WorkingClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(scored, DateTimeKind.Utc)));
            return await db.Plans.Where(plan => plan.PeriodStart <= day && day <= plan.PeriodEnd).OrderBy(plan => plan.Code).Select(plan => (Guid?)plan.Id).FirstOrDefaultAsync(cancel);
        }

        /// <summary>A meeting stands beside the plans: its texts, and what is said of its minutes, are on the desk of the plan of its day.</summary>
        private Task<Guid?> PlanOfMeetingAsync(Guid id, CancellationToken cancel) =>
            db.Plans.Where(plan => db.Meetings.Any(each => each.Id == id && each.On >= plan.PeriodStart && each.On <= plan.PeriodEnd)).OrderBy(plan => plan.Code).Select(plan => (Guid?)plan.Id).FirstOrDefaultAsync(cancel);
    }
}
