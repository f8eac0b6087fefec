using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Changes who works with whom, in what, and what stands in the way. How far it is, is recorded by <see cref="RecordStage"/>.</summary>
public static class ReviseLinkage
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid LinkageId, LinkageForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new LinkageForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var linkage = await db.LinkageAsync(request.LinkageId, request.Version, cancellationToken);
            var vietnam = await db.EnterpriseOfAsync(Side.Vietnam, request.Form.Vietnam, nameof(LinkageForm.Vietnam), cancellationToken);
            var laos = await db.EnterpriseOfAsync(Side.Laos, request.Form.Laos, nameof(LinkageForm.Laos), cancellationToken);
            var content = request.Form.ToContent(vietnam, laos, linkage, context.User.Language);
            await db.RequireLinksAsync(content, linkage, cancellationToken);
            linkage.Revise(content);
            await db.SaveChangesAsync(cancellationToken);
            return linkage.Code;
        }
    }
}
