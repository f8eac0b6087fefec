using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Makes two entries of one enterprise one: names, contacts and linkages of the entry that goes are taken over into the one that stays.</summary>
public static class MergeEnterprises
{
    /// <param name="KeptVersion">The version of the entry that stays, as it was shown.</param>
    /// <param name="OtherVersion">The same of the entry that goes.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid KeptId, int KeptVersion, Guid OtherId, int OtherVersion) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = await db.EnterpriseAsync(request.KeptId, request.KeptVersion, cancellationToken);
            var other = await db.EnterpriseAsync(request.OtherId, request.OtherVersion, cancellationToken);
            kept.Merge(other);
            await MoveContactsAsync(kept, other, cancellationToken);
            foreach (var linkage in await db.Linkages.Where(each => each.VietnamCode == other.Code || each.LaosCode == other.Code).ToListAsync(cancellationToken))
            {
                linkage.Rename(other.Code, kept.Code);
            }

            db.Enterprises.Remove(other);
            context.Ask([new BrokenRule(Questions.EnterpriseMerge, null, other.Name, other.Code, kept.Code)]);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        /// <summary>A side has one contact at an enterprise.</summary>
        private async Task MoveContactsAsync(Enterprise kept, Enterprise other, CancellationToken cancel)
        {
            var contacts = await db.EnterpriseContacts.Where(each => each.EnterpriseId == kept.Id || each.EnterpriseId == other.Id).ToListAsync(cancel);
            foreach (var contact in contacts.Where(each => each.EnterpriseId == other.Id).ToList())
            {
                if (contacts.Find(each => each.EnterpriseId == kept.Id && each.Keeper == contact.Keeper) is { } known)
                {
                    known.Join(contact);
                    db.EnterpriseContacts.Remove(contact);
                }
                else
                {
                    contact.MoveTo(kept);
                }
            }
        }
    }
}
