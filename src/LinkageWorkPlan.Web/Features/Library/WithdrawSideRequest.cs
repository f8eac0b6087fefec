using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Takes back what was asked, with a reason.</summary>
public static class WithdrawSideRequest
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version of the request that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), nameof(SideRequest.WithdrawnBecause), SideRequest.ReasonMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, request.Version, cancellationToken);
            asked.Withdraw(context.User.OwnSide, request.Why);
            await desk.TellAsync(asked, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return asked.Code;
        }
    }
}
