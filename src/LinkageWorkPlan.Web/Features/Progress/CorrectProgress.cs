using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>
/// Says otherwise what was recorded wrongly: a new update takes the place of the old one, which stays on record with the reason. Files
/// that still show it move along; those that do not are withdrawn.
/// </summary>
public static class CorrectProgress
{
    /// <param name="Kept">Files of the update that stay.</param>
    /// <param name="Files">Files that are added.</param>
    /// <param name="Why">Required.</param>
    [AllowedTo(Role.Secretary | Role.Owner)]
    public sealed record Command(Guid UpdateId, ProgressForm Form, IReadOnlyList<Guid> Kept, IReadOnlyList<EvidenceUpload> Files, string Why) : ICommand<Guid>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            context.CheckProgress(command.Form, command.Files);
            context.CheckWhy(command.Why);
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = context.User;
            var (plan, task, update, all) = await db.LockRecordAsync(request.UpdateId, user, cancellationToken);
            var evidence = await db.Evidence.Where(each => each.UpdateId == update.Id).ToListAsync(cancellationToken);
            var kept = evidence.Where(each => request.Kept.Contains(each.Id)).ToList();
            var entry = request.Form.ToEntry(user.Language, kept.Count + request.Files.Count > 0, update);
            var now = EvidenceReader.Made(() => update.Correct(plan, task, entry, all, request.Why, clock.Today, clock.UtcNow, user.Id, user.Name, user.Side), EvidenceReader.Problems(request.Files));
            context.Ask(DateQuestions.OfProgress(plan, task, entry, clock.Today));
            db.Progress.Add(now);
            kept.ForEach(each => each.MoveTo(now));
            foreach (var gone in evidence.Except(kept))
            {
                gone.Withdraw(request.Why, clock.UtcNow, user.Name);
            }

            var added = EvidenceReader.Add(db, [now], request.Files, user.Language);
            await db.SaveChangesAsync(cancellationToken);
            await EvidenceReader.StoreAsync(db, added, cancellationToken);
            return now.Id;
        }
    }
}
