using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Prepares a round of scoring, for both co-chairs to agree to.</summary>
public static class AddSheet
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(SheetForm Form) : ICommand<string>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<ScoringSheet>(cancellationToken);
            var sheet = new ScoringSheet(number, await db.SheetContentAsync(request.Form, cancellationToken));
            db.ScoringSheets.Add(sheet);
            await db.SaveChangesAsync(cancellationToken);
            return sheet.Code;
        }
    }
}
