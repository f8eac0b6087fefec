using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

internal static class SideRequestRecords
{
    public static string AddressOf(string code) => $"/library/requests/{code}";

    /// <param name="version">The version that was shown.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<SideRequest> SideRequestAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var request = await db.SideRequestAsync(id, cancel);
        Expect.Version(request, version);
        return request;
    }

    /// <summary>What is only added to it is based on no version.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<SideRequest> SideRequestAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        await db.SideRequests.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<SideRequest> FindSideRequestAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.SideRequests.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>Both sides read what a request is about; what it was about before is left to it.</summary>
    /// <param name="before">As it is saved; null for a new one.</param>
    /// <exception cref="RuleException"><see cref="Rules.RequestDocumentUnknown"/>.</exception>
    public static async Task RequireDocumentsAsync(this WorkPlanDb db, SideRequestContent content, SideRequest? before, CancellationToken cancel)
    {
        List<string> added = [.. content.Documents.Except(before?.Documents ?? [])];
        var known = added.Count == 0 ? [] : await db.Documents.IgnoreAutoIncludes().Where(each => added.Contains(each.Code) && each.State == DocumentState.Shared).Select(each => each.Code).ToListAsync(cancel);
        if (added.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new RuleException(Rules.RequestDocumentUnknown, nameof(SideRequestForm.Documents), unknown);
        }
    }

    /// <summary>Tells the secretaries of the side that has to do something now, and nobody else any more. To be saved by the caller.</summary>
    public static async Task TellAsync(this NotificationDesk desk, SideRequest request, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
        {
            var people = side == request.WaitsFor ? await desk.PeopleAsync(Role.Secretary, side, cancel) : [];
            await desk.AskAsync($"{request.Id}:{side}", new NotificationSubject(request.Id, request.Code, request.Title, AddressOf(request.Code)), people, cancel);
        }
    }
}
