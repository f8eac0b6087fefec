using System.Net.Mail;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>What must hold of an account however it is made. All that is wrong is reported at once.</summary>
internal static class AccountForm
{
    public const int EmailMax = 200;

    /// <exception cref="RuleException">Nothing was changed.</exception>
    public static void Fill(Account account, string? email, string? name, string? otherName, LocalizedText position, Role role, Side side, Language language, Guid? ownerId)
    {
        var broken = Problems(email, name, position, role, ownerId);
        var other = TextNormalizer.Normalize(otherName);
        if (!TextLimit.Fits(other, Account.NameMax))
        {
            broken.Add(new BrokenRule(Rules.TooLong, nameof(Account.OtherName), nameof(Account.OtherName), TextLimit.Count(other), Account.NameMax));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (address, called) = (email!.Trim(), TextNormalizer.Normalize(name));
        (account.Email, account.UserName, account.DisplayName, account.OtherName, account.Position) = (address, address, called, other, position);
        (account.Role, account.Side, account.Language, account.OwnerId) = (role, side, language, role == Role.Owner ? ownerId : null);
    }

    public static List<BrokenRule> Problems(string? email, string? name, LocalizedText position, Role role, Guid? ownerId)
    {
        var called = TextNormalizer.Normalize(name);
        var broken = EmailProblems(email);
        if (called.Length == 0)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Account.DisplayName), nameof(Account.DisplayName)));
        }
        else if (!TextLimit.Fits(called, Account.NameMax))
        {
            broken.Add(new BrokenRule(Rules.TooLong, nameof(Account.DisplayName), nameof(Account.DisplayName), TextLimit.Count(called), Account.NameMax));
        }

        broken.AddRange(Languages.All.Where(each => !TextLimit.Fits(position[each]?.Text, Account.PositionMax))
            .Select(each => new BrokenRule(Rules.TooLong, nameof(Account.Position), nameof(Account.Position), TextLimit.Count(position[each]!.Text), Account.PositionMax)));
        if (role is Role.CoChair or Role.Deputy)
        {
            // It is printed under what is signed, which says the same in both languages.
            broken.AddRange(Languages.Official.Where(each => position[each] is null).Select(each => new BrokenRule(Rules.PositionMissing, $"{nameof(Account.Position)}:{each.Code()}", each.Code())));
        }

        if (!Roles.OfPeople.Contains(role))
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Account.Role), nameof(Account.Role)));
        }

        if (role == Role.Owner && ownerId is null)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Account.OwnerId), nameof(Account.OwnerId)));
        }

        return broken;
    }

    public static List<BrokenRule> EmailProblems(string? email) => email?.Trim() switch
    {
        null or "" => [new BrokenRule(Rules.Required, nameof(Account.Email), nameof(Account.Email))],
        { } address when address.Length > EmailMax || !IsAddress(address) => [new BrokenRule(Rules.NotAnEmail, nameof(Account.Email), address)],
        _ => [],
    };

    /// <summary>An owner's account acts for an owner of its own side.</summary>
    public static async Task RequireOwnerAsync(WorkPlanDb db, Account account, CancellationToken cancel)
    {
        if (account.OwnerId is { } id && !await db.Owners.AnyAsync(owner => owner.Id == id && owner.Side == account.Side, cancel))
        {
            throw new RuleException(Rules.OwnerOfOtherSide, nameof(Account.OwnerId));
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.AccountErased"/>: nobody is there any more whose account it could be.</exception>
    public static void RequireKept(Account account)
    {
        if (account.ErasedAt is { } at)
        {
            throw new RuleException(Rules.AccountErased, null, at);
        }
    }

    /// <summary>Makes rules of what the account store refuses.</summary>
    /// <exception cref="RuleException">It refused.</exception>
    public static void Require(IdentityResult result, string? email = null)
    {
        if (result.Succeeded)
        {
            return;
        }

        // The account store counts every write on the row, a failed sign-in as well. The form's own stamp (AccountStamp) says whether it is behind.
        if (result.Errors.Any(each => each.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            throw new RuleException(Rules.Busy);
        }

        var codes = result.Errors.Select(each => each.Code).ToHashSet();
        if (codes.Overlaps([nameof(IdentityErrorDescriber.DuplicateEmail), nameof(IdentityErrorDescriber.DuplicateUserName)]))
        {
            throw new RuleException(Rules.EmailTaken, nameof(Account.Email), email ?? string.Empty);
        }

        if (codes.Overlaps([nameof(IdentityErrorDescriber.InvalidEmail), nameof(IdentityErrorDescriber.InvalidUserName)]))
        {
            throw new RuleException(Rules.NotAnEmail, nameof(Account.Email), email ?? string.Empty);
        }

        throw codes.FirstOrDefault(code => code is Rules.WeakPassword or Rules.GuessablePassword or Rules.OwnWordsPassword) is { } weak
            ? new RuleException(weak, PasswordForm.Field, AccountRules.PasswordMin)
            : new InvalidOperationException(result.ToString());
    }

    /// <summary>Letters, digits and the marks that the account store takes in a name to sign in with.</summary>
    private static bool IsAddress(string typed) =>
        MailAddress.TryCreate(typed, out var address) && address.Address == typed && typed.All(each => char.IsAsciiLetterOrDigit(each) || "-._@+".Contains(each));
}

/// <summary>A new password, typed twice.</summary>
internal static class PasswordForm
{
    public const int PasswordMax = 200;

    /// <summary>As forms and messages call the two fields.</summary>
    public const string Field = "NewPassword";

    public const string AgainField = "NewPasswordAgain";

    /// <param name="own">Words of the person, as far as they are known: name and address.</param>
    public static List<BrokenRule> Problems(string? password, string? again, params IEnumerable<string?> own) =>
        string.IsNullOrEmpty(password) ? [new BrokenRule(Rules.Required, Field, Field)]
        : Passwords.Problem(password, own) is { } problem ? [problem]
        : Passwords.Normal(password) != Passwords.Normal(again ?? string.Empty) ? [new BrokenRule(Rules.PasswordsDiffer, AgainField)]
        : [];
}
