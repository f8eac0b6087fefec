using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Saves the contact that the sender's side has at an enterprise, and whether the other side may read it.</summary>
public static class KeepContact
{
    /// <param name="Version">The version the form was opened with; 0 where there was none.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid EnterpriseId, string Person, string Phone, string Mail, bool IsShared, int Version) : ICommand
    {
        /// <summary>Without the person's data, which no log keeps.</summary>
        public override string ToString() => $"{nameof(KeepContact)} {EnterpriseId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Person).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(Command.Person), EnterpriseContact.LineMax, label: "EnterpriseContact.Person"));
            RuleFor(command => command.Phone).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(Command.Phone), EnterpriseContact.LineMax, label: "EnterpriseContact.Phone"));
            RuleFor(command => command.Mail).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(Command.Mail), EnterpriseContact.LineMax, label: "EnterpriseContact.Mail"));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var keeper = context.User.Side ?? throw new RuleException(Rules.NotAllowed);
            var enterprise = await db.Enterprises.SingleOrDefaultAsync(each => each.Id == request.EnterpriseId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var contact = await db.EnterpriseContacts.SingleOrDefaultAsync(each => each.EnterpriseId == enterprise.Id && each.Keeper == keeper, cancellationToken);
            if (contact is null)
            {
                contact = new EnterpriseContact(enterprise, keeper);
                db.EnterpriseContacts.Add(contact);
            }
            else
            {
                Expect.Version(contact, request.Version);
            }

            contact.Write(request.Person, request.Phone, request.Mail, request.IsShared);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
