using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Changes what is known about an enterprise.</summary>
public static class ReviseEnterprise
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid EnterpriseId, EnterpriseForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new EnterpriseForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var enterprise = await db.EnterpriseAsync(request.EnterpriseId, request.Version, cancellationToken);
            var (keys, side) = (Enterprise.KeysOf(enterprise.Name), enterprise.Side);
            var content = request.Form.ToContent(enterprise, context.User.Language);
            await db.RequireSectorAsync(content.Sector, enterprise.Sector, cancellationToken);
            enterprise.Revise(content, await db.Linkages.AnyAsync(each => each.VietnamCode == enterprise.Code || each.LaosCode == enterprise.Code, cancellationToken));
            if (side != enterprise.Side || !keys.SequenceEqual(Enterprise.KeysOf(enterprise.Name)))
            {
                var likely = await db.Enterprises.LikelyAsync(enterprise.Side, Enterprise.KeysOf(enterprise.Name), enterprise.Id, cancellationToken);
                context.Ask(likely.Select(each => new BrokenRule(Questions.EnterpriseNameTaken, nameof(Enterprise.Name), each.Name, each.Code)));
            }

            await db.SaveChangesAsync(cancellationToken);
            return enterprise.Code;
        }
    }
}
