using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>Begins the list with what was made public of the memorandum (<c>templates/workplans/memorandum.json</c>). What people wrote already stays as it is.</summary>
public static class AddPublishedContents
{
    /// <summary>Returns how many were added: none where there is any content already.</summary>
    [AllowedTo(Role.Secretary)]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.Memorandum.AnyAsync(cancellationToken))
            {
                return 0;
            }

            var items = MemorandumFile.Read();
            db.Memorandum.AddRange(items);
            await db.SaveChangesAsync(cancellationToken);
            return items.Count;
        }
    }
}
