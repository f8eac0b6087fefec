using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>
/// A passkey that a device made for this account, after <see cref="BeginPasskey"/> asked for the password: the framework takes no other.
/// Returns recovery codes where it is the first second factor, and else none.
/// </summary>
public static class AddPasskey
{
    /// <param name="Made">As the framework found it right; null where it did not.</param>
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Name, UserPasskeyInfo? Made) : ICommand<IReadOnlyList<string>>
    {
        public override string ToString() => nameof(AddPasskey);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).PasskeyName();
    }

    /// <summary>What a device can be called.</summary>
    internal static void PasskeyName<T>(this IRuleBuilder<T, string> rule) => rule.Custom((name, context) =>
    {
        if (TextNormalizer.Normalize(name).Length == 0)
        {
            context.Break(Rules.Required, nameof(Passkey.Name), nameof(Passkey.Name));
        }
        else if (!TextLimit.Fits(name, Passkey.NameMax))
        {
            context.Break(Rules.TooLong, nameof(Passkey.Name), nameof(Passkey.Name), TextLimit.Count(name), Passkey.NameMax);
        }
    });

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, SecondFactors factors, AccountNotices notices) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Made is not { IsUserVerified: true } made)
            {
                throw new RuleException(Rules.PasskeyRefused);
            }

            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            if (await db.Passkeys.CountAsync(each => each.AccountId == account.Id, cancellationToken) >= Passkey.Most)
            {
                throw new RuleException(Rules.TooManyPasskeys, null, Passkey.Most);
            }

            var isFirst = !await factors.HasAnyAsync(account.Id, cancellationToken);
            made.Name = TextNormalizer.Normalize(request.Name);
            notices.Add(account, AccountEventKind.PasskeyAdded);
            var codes = isFirst ? await factors.NewCodesAsync(account.Id, cancellationToken) : [];
            AccountForm.Require(await users.AddOrUpdatePasskeyAsync(account, made));
            return codes;
        }
    }
}
