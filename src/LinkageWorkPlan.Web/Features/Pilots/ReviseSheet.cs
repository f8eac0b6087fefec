using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Changes how candidates are scored, and which. What one co-chair agreed to before counts no more.</summary>
public static class ReviseSheet
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid SheetId, SheetForm Form, int Version) : ICommand<string>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var sheet = await db.LockSheetAsync(request.SheetId, cancellationToken);
            Expect.Version(sheet, request.Version);
            sheet.Revise(await db.SheetContentAsync(request.Form, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return sheet.Code;
        }
    }
}
