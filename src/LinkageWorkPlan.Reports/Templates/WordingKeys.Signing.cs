namespace LinkageWorkPlan.Reports.Templates;

/// <summary>How a side signed, as it is printed above the name.</summary>
public static partial class WordingKeys
{
    public const string SignElectronic = "Sign.Electronic";
    public const string SignPasskey = "Sign.Passkey";
    public const string SignPassword = "Sign.Password";
    public const string SignPasswordAndCode = "Sign.PasswordAndCode";
    public const string SignPaper = "Sign.Paper";
    public const string SignWaiting = "Sign.Waiting";
}
