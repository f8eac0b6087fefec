using System.Text;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>What a password is, whatever keyboard typed it, and how strong it has to be.</summary>
internal static class Passwords
{
    /// <summary>zxcvbn's "safely unguessable", of 0 to 4.</summary>
    private const int LeastScore = 3;

    /// <summary>Characters that are rated; more take longer to rate and are not weaker.</summary>
    private const int LengthJudged = 100;

    /// <summary>Reads its lists once. It is not documented as thread-safe.</summary>
    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    /// <summary>Words of the group and of passwords in both countries, as they are tried first; compared without marks.</summary>
    private static readonly string[] OfTheGroup =
    [
        "linkage", "workplan", "linkageworkplan", "lienket", "lienketcongnghiep", "congnghiep", "kehoach", "kehoachcongtac", "tocongtac", "dongtotruong", "thuky", "baocao",
        "vietnam", "vietnamese", "laos", "lao", "vietlao", "hanoi", "vientiane", "viengchan", "pathet", "vioit", "iice", "moit", "moic", "minister", "secretary", "cochair", "ministry", "botruong",
        "ວຽດນາມ", "ຫວຽດນາມ", "ລາວ", "ວຽງຈັນ", "ຮ່າໂນ້ຍ", "ແຜນວຽກ",
    ];

    private static readonly string[] Common =
    [
        "matkhau", "mat", "khau", "matkhaumoi", "passwordmoi", "doimatkhau", "khongbiet", "xinchao", "anhyeuem", "emyeuanh", "iloveyou", "yeuem", "hoangsa", "truongsa", "quantri", "nguoidung",
        "sabaidee", "rahatphan", "lahatphan", "khoihakchao", "admin", "administrator", "ລະຫັດ", "ລະຫັດຜ່ານ", "ສະບາຍດີ",
    ];

    /// <summary>One form of what people typed: keyboards send a letter and its mark together or apart.</summary>
    public static string Normal(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a letter, as no keyboard sends it: taken as it is.
            return password;
        }
    }

    /// <param name="own">Words of the person: name and address.</param>
    /// <returns>Null where it may be used.</returns>
    public static BrokenRule? Problem(string password, params IEnumerable<string?> own)
    {
        var typed = Normal(password);
        if (typed.Length is < AccountRules.PasswordMin or > PasswordForm.PasswordMax)
        {
            return new BrokenRule(Rules.WeakPassword, PasswordForm.Field, AccountRules.PasswordMin);
        }

        if (ScoreOf(typed, [.. OfTheGroup, .. Common]) < LeastScore)
        {
            return new BrokenRule(Rules.GuessablePassword, PasswordForm.Field);
        }

        return ScoreOf(typed, [.. OfTheGroup, .. Common, .. own.OfType<string>().SelectMany(PartsOf)]) < LeastScore
            ? new BrokenRule(Rules.OwnWordsPassword, PasswordForm.Field)
            : null;
    }

    /// <summary>The lower of what was typed and of the same without marks.</summary>
    private static int ScoreOf(string typed, IReadOnlyList<string> words)
    {
        var known = words.Concat(words.Select(SearchKey.Of)).Where(each => each.Length > 1).Distinct().ToList();
        var judged = typed.Length > LengthJudged ? typed[..LengthJudged] : typed;
        lock (Estimator)
        {
            return Math.Min(Estimator.EvaluatePassword(judged, known).Score, Estimator.EvaluatePassword(SearchKey.Of(judged), known).Score);
        }
    }

    /// <summary>The whole, its words, and its words written as one.</summary>
    private static IEnumerable<string> PartsOf(string words)
    {
        var parts = words.Split([' ', '.', '-', '_', '@', '+', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        return [words, .. parts.Where(each => each.Length > 2), string.Concat(parts), string.Join('.', parts)];
    }
}

/// <summary>The one place through which a password is set and compared: when it is made, at the sign-in, and when something is signed with it.</summary>
internal sealed class NormalPasswordHasher(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, Passwords.Normal(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Passwords.Normal(providedPassword));
}

/// <summary>Refuses a weak password whoever sets it, and however.</summary>
internal sealed class PasswordStrength : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Passwords.Problem(password ?? string.Empty, user.Email, user.DisplayName) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = problem.Rule, Description = problem.Rule })
            : IdentityResult.Success);
}
