using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Puts a complete amendment before both co-chairs.</summary>
public static class SendAmendment
{
    /// <param name="Version">The amendment's, as it was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol, ReportTemplates templates) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var parts = await AmendmentParts.LoadAsync(db, plan, amendment, cancellationToken);
            amendment.Send([.. parts.BeforeSigning(templates.Fonts), .. await db.UnansweredAsync(amendment.Id, cancellationToken)]);
            string Title(Language language) => Loc.In(language)["Amendments.TitleOf", amendment.Number, plan.Title.For(language)];
            var title = LocalizedText.Each(plan.Title.Source, Title);
            await protocol.SendAsync(SignOffSubject.Amendment, amendment.Id, amendment.Code, title, parts.Content().ToCanonical(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
