using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Changes what is asked, while it is open.</summary>
public static class ReviseSideRequest
{
    /// <param name="Version">The version of the request that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, SideRequestForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new SideRequestForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, request.Version, cancellationToken);
            var content = request.Form.ToContent(asked, context.User.Language);
            await db.RequireDocumentsAsync(content, asked, cancellationToken);
            asked.Revise(context.User.OwnSide, content, clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return asked.Code;
        }
    }
}
