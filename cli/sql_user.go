package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"

	"govhub/dataset"
)

// sqlUser is the command sql-user.
type sqlUser struct {
	database

	Name         string `arg:"" help:"Name of the login: small letters, digits and underscores."`
	PasswordFile string `env:"GOVHUB_SQL_USER_PASSWORD_FILE" placeholder:"FILE" help:"File whose first line is the password, of ASCII; without it the hub makes one and prints it once."`
	Drop         bool   `env:"GOVHUB_SQL_USER_DROP" help:"Let the login begin no more sessions, end those that it has, and remove it."`
}

func (u sqlUser) Run(ctx context.Context, c *console) error {
	s, err := u.openExisting(ctx, c.logger, toWrite)
	if err != nil {
		return err
	}
	defer s.Close()
	if u.Drop {
		if err := dataset.DropSQLUser(ctx, s.owner, u.Name); err != nil {
			return err
		}
		_, err := fmt.Fprintf(c.out, "removed the login %s\n", u.Name)
		return err
	}
	password, err := u.password()
	if err != nil {
		return err
	}
	if err := dataset.MakeSQLUser(ctx, s.owner, u.Name, password); err != nil {
		return err
	}
	shown := password
	if u.PasswordFile != "" {
		shown = "" // the file has it
	}
	_, err = fmt.Fprintln(c.out, u.connection(s, shown))
	return err
}

// password returns the first line of the file, or a new password.
func (u sqlUser) password() (string, error) {
	if u.PasswordFile == "" {
		return rand.Text(), nil
	}
	text, err := os.ReadFile(u.PasswordFile)
	if err != nil {
		return "", fmt.Errorf("--password-file: %w", err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	if line = strings.TrimRight(line, "\r"); line == "" {
		return "", errors.New("--password-file: the first line is empty: write the password there")
	}
	return line, nil
}

// connection says how to connect, with the password unless it is empty.
func (u sqlUser) connection(s *store, password string) string {
	switch {
	case s.private != nil:
		return s.private.URL(u.Name, password)
	case password != "":
		return fmt.Sprintf("connect to the database of --database-url as %s with the password %s", u.Name, password)
	}
	return "connect to the database of --database-url as " + u.Name
}
