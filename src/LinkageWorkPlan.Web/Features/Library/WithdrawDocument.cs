using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Says that a document no longer holds; it stays in the list with its reason.</summary>
public static class WithdrawDocument
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), LibraryDocument.WithdrawReason, LibraryDocument.ReasonMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            document.Withdraw(context.User.OwnSide, request.Why);
            await db.SaveChangesAsync(cancellationToken);
            return document.Code;
        }
    }
}
